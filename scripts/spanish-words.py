"""Makes models/words/es.txt.gz: the words of Spanish in lower case without accents (ñ stays), one a line.

    npm pack an-array-of-spanish-words@2.0.0 && tar xzf an-array-of-spanish-words-2.0.0.tgz
    python3 scripts/spanish-words.py package/index.json models/words/es.txt.gz

The same input gives the same bytes."""

import gzip
import json
import sys

# What people say and the list (made for a game of letters) leaves out.
MORE = """
a e o u y al del lo ti mi tu su si se
ey hey uy ups jaja jajaja mm mmm sip nop papi mami porfa finde insti peli furgo poli segurata ok okay etc
wifi web email online app apps whatsapp tablet router chat chats selfie link spam hacker marketing pendrive sms gps led
parking ticket tickets sandwich pub pubs stock software hardware google internet facebook twitter instagram blog post
kilometro kilometros centimetro centimetros milimetro milimetros
veintiun veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve
dr dra sr sra srta km kg cm mm ml
"""


def fold(word):
    return word.lower().translate(str.maketrans("áàâäãéèêëíìîïóòôöõúùûüç", "aaaaaeeeeiiiiooooouuuuc"))


def main():
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        words = {fold(word) for word in json.load(file) + MORE.split()}
    with open(target, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("".join(word + "\n" for word in sorted(words)).encode())


main()
