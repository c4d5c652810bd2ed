#!/bin/bash
# One load from three hosts at a fourth, on this machine: each host is a network namespace with an address of its own, joined by a bridge.
# Needs root and iproute2. Ends with the exit code of the whole run.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ "${1:-}" = inside ] || exec npm exec -c 'bash examples/hosts/load.sh inside'

document=examples/own-document/notes.yaml
out=out/hosts
shards=3
proofload=(node --conditions=source cli/main.ts)
tag=pl$$
ip link add "$tag" type bridge && ip link set "$tag" up
tidy() {
  kill "${mock:-}" 2>/dev/null || true
  for host in $(seq 0 $shards); do ip netns del "$tag-$host" 2>/dev/null || true; done
  ip link del "$tag"
}
trap tidy EXIT

# Host 3 is the target, 10.77.0.13; hosts 0 to 2 send.
for host in $(seq 0 $shards); do
  ip netns add "$tag-$host"
  ip link add "$tag-v$host" type veth peer name eth0 netns "$tag-$host"
  ip link set "$tag-v$host" master "$tag" up
  ip -n "$tag-$host" addr add "10.77.0.1$host/24" dev eth0
  ip -n "$tag-$host" link set eth0 up
  ip -n "$tag-$host" link set lo up
done

rm -rf "$out" && mkdir -p "$out"
ip netns exec "$tag-$shards" "${proofload[@]}" mock "$document" --host 10.77.0.13 > "$out/mock.json" &
mock=$!
until [ -s "$out/mock.json" ]; do sleep 0.2; done
url=$(node -p 'JSON.parse(fs.readFileSync(process.argv[1], "utf8")).url' "$out/mock.json")
token=$(node -p 'JSON.parse(fs.readFileSync(process.argv[1], "utf8")).credentials.main' "$out/mock.json")
export PROOFLOAD_TOKEN=$token

start=$(($(date +%s) + 15))
parts=()
for shard in $(seq 0 $((shards - 1))); do
  ip netns exec "$tag-$shard" "${proofload[@]}" load "$document" --url "$url" --i-own-this-target --rate 300/s --duration 5s --warm-up 2s \
    --shard "$shard/$shards" --start-at "$start" --out "$out/part-$shard" --quiet > "$out/part-$shard.txt" &
  parts+=($!)
done
# A part's own exit code says nothing: the whole is judged below.
for part in "${parts[@]}"; do wait "$part" || true; done

"${proofload[@]}" merge "$out"/part-{0,1,2}/run.json --gate --threshold 'p95 < 200ms' --out "$out/whole"
