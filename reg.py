import sys,re
ids=sys.argv[1:]
def camel(i):
    a=i.split('-'); return a[0]+''.join(x.capitalize() for x in a[1:])
p='mock/defects/index.ts'; s=open(p).read()
for i in ids:
    line=f"import {{ {camel(i)} }} from '#mock/defects/{i}.ts'\n"
    if line in s: continue
    lines=s.split('\n')
    # imports sorted by file
    idx=[k for k,l in enumerate(lines) if re.match(r"import \{ \w+ \} from '#mock/defects/",l)]
    pos=next((k for k in idx if re.search(r"defects/([\w-]+)\.ts",lines[k]).group(1)>i), idx[-1]+1)
    lines.insert(pos,line.rstrip())
    start=next(k for k,l in enumerate(lines) if l.startswith('export const defects'))
    end=next(k for k in range(start,len(lines)) if lines[k]==']')
    def kebab(c): return re.sub(r'([A-Z0-9]+)',lambda m:'-'+m.group(1).lower(),c)
    order={camel(re.search(r"defects/([\w-]+)\.ts",l).group(1)):re.search(r"defects/([\w-]+)\.ts",l).group(1) for l in lines if re.match(r"import \{ \w+ \} from '#mock/defects/",l)}
    pos=next((k for k in range(start+1,end) if order.get(lines[k].strip().rstrip(','),'')>i), end)
    lines.insert(pos,f"  {camel(i)},")
    s='\n'.join(lines)
open(p,'w').write(s)
