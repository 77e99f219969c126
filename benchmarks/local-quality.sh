#!/usr/bin/env bash
# The efficient schedule beside the reference schedule on the embedded local model, at equal calls, seed by seed:
#   benchmarks/local-quality.sh DIR [SEEDS]        (some 3 minutes a seed on two free cores)
# The tasks are the demo's three, with proposals from the component corpus. A run that is there is left as it is, one that
# was cut off goes on. METASPO is the program to measure, the launcher beside this directory unless told otherwise.
set -euo pipefail

to=${1:?"where shall the runs lie? local-quality.sh DIR [SEEDS]"}
seeds=${2:-5}
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
metaspo=${METASPO:-$home/metaspo}
mkdir -p "$to"
[ -d "$to/project" ] || cp -r "$home/cli/src/main/resources/org/metaspo/cli/demo" "$to/project"

# 360 calls of training and validation for either. The reference schedule reads no validation items.
reference='{schedule: reference, iterations: 1, system-candidates: 5, user-candidates: 4, user-prompts-kept: 1}'
efficient='{schedule: efficient, calls: 360}'

for seed in $(seq 1 "$seeds"); do
    for schedule in reference efficient; do
        run=$to/$schedule-$seed
        if [ -f "$run/result.json" ]; then
            continue
        elif [ -d "$run" ]; then
            $metaspo resume "$run" --quiet --yes
        else
            $metaspo train "$to/project/metaspo.yaml" --run-dir "$run" --quiet --yes --set "seed=$seed" \
                --set "data={train: 12, validation: 12, test: 40, seed: 1}" --set "method=${!schedule}"
        fi
    done
done
