/** The page that probes pretend to come from; RFC 2606 §2 keeps the name from being anyone's. */
export const foreignOrigin = 'https://page.example'
