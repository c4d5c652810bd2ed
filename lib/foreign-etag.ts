/** An ETag that no server has given: quoted, as RFC 9110 §8.8.3 wants it. */
export const foreignEtag = '"0-proofload-knows-no-such-version"'
