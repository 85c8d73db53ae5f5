#!/usr/bin/env python3
"""Draw findings at warning or error by a fixed seed, for people to judge.

usage: draw.py SHARED BIN [COUNT] [SEED] > drawn.tsv

SHARED is the folder with corpus/ and treebank/. Treebank texts are cut at their own document marks and
read as letters, four sentences a paragraph. The table that is committed (findings.csv) holds no text
from either source, only where a finding stands; drawn.tsv holds the sentence and is not committed.
"""
import glob, json, os, random, subprocess, sys, tempfile

def treebank(path):
    docs, doc = [], []
    for line in open(path, encoding="utf-8"):
        if line.startswith(("# newdoc", "# newpar")) and len(doc) >= 8:
            docs.append(doc)
            doc = []
        if line.startswith("# text = "):
            doc.append(line[9:].rstrip("\n"))
    docs.append(doc)
    for i, doc in enumerate(docs):
        paragraphs = [" ".join(doc[j:j + 4]) for j in range(0, len(doc), 4)]
        yield f"{os.path.basename(path)[:2]}-dev/{i}", "\n\n".join(paragraphs) + "\n"

def main():
    shared, program = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 20261125
    texts = []
    for path in sorted(glob.glob(f"{shared}/corpus/letters/**/*.txt", recursive=True)):
        texts.append((os.path.relpath(path, f"{shared}/corpus/letters"), open(path, encoding="utf-8", newline="").read()))
    for path in sorted(glob.glob(f"{shared}/treebank/*.conllu")):
        texts += treebank(path)
    found, words = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for i, (_, text) in enumerate(texts):
            with open(f"{folder}/{i}.txt", "w", encoding="utf-8", newline="") as file:
                file.write(text)
        files = [f"{folder}/{i}.txt" for i in range(len(texts))]
        run = subprocess.run([program, "lint", "--no-config", "--no-mask", "--format", "json", *files], capture_output=True)
        for (name, text), line in zip(texts, run.stdout.decode().splitlines(), strict=True):
            result = json.loads(line)
            words += result["document"]["words"]
            data = text.encode()
            for d in result["diagnostics"]:
                if d["severity"] in ("warning", "error"):
                    place = d["evidence"]
                    around = data[max(0, place["start"] - 160):place["end"] + 160].decode(errors="ignore")
                    found.append((name, place["start"], d["code"], d["severity"], place["quote"], " ".join(around.split()), d["message"]))
    found.sort()
    random.Random(seed).shuffle(found)
    print(f"# {len(found)} findings in {len(texts)} texts, {words} words", file=sys.stderr)
    for row in sorted(found[:count]):
        print("\t".join(str(x).replace("\t", " ") for x in row))

main()
