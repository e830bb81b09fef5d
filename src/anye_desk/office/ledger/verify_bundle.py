"""The stand-alone verifier of an evidence bundle; it needs no Anye, only Python and cryptography.

凭证包的独立核验程序，不需要安业，只需要 Python 3.11 和 cryptography。

    python verify_bundle.py [FOLDER] [--ledger KEY] [--witness KEY]

FOLDER holds ``entries.jsonl`` (one event a line, with its number and the proof that it is in the
tree), ``checkpoint`` (the signed root) and ``keys`` (public keys). Keys that come with the bundle
prove no more than that it is of one piece: give those that you had from elsewhere.
It shares no line with the program that wrote the bundle. Ends with 0 only if everything holds.
"""

import argparse
import base64
import json
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Key = tuple[str, bytes, int, Ed25519PublicKey]  # name, mark, kind, key
LOG, WITNESS = 1, 4  # Ed25519, and Ed25519 of a witness with the time it saw the checkpoint


class WrongError(Exception):
    """Something does not hold; says what."""


def digest(kind: type[hashes.HashAlgorithm], data: bytes) -> bytes:
    """Return a hash of some bytes."""
    made = hashes.Hash(kind())
    made.update(data)
    return made.finalize()


def sm3(data: bytes) -> bytes:
    """Return the SM3 of some bytes."""
    return digest(hashes.SM3, data)


def decoded(text: str) -> bytes:
    """Read base64, written in the one way."""
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError(text)
    return raw


def root_over(leaf: bytes, index: int, size: int, proof: list[bytes]) -> bytes:
    """Work out the root from a leaf: at each level its neighbour is to the left or the right.

    By position alone, from the leaf up: a last node without a neighbour moves up as it is.
    """
    found, left = leaf, list(proof)
    while size > 1:
        if index % 2:
            found = sm3(b"\x01" + left.pop(0) + found)
        elif index + 1 < size:
            found = sm3(b"\x01" + found + left.pop(0))
        index, size = index // 2, (size + 1) // 2
    if left:
        raise WrongError("证明过长 proof too long")
    return found


def parse_key(text: str) -> Key:
    """Read NAME+MARK+BASE64 and check that the mark is its own."""
    name, mark, written = text.strip().split("+", 2)
    raw = decoded(written)
    if digest(hashes.SHA256, name.encode() + b"\n" + raw)[:4].hex() != mark:
        raise WrongError(f"公钥标记不符 mark of the key differs: {name}")
    return name, bytes.fromhex(mark), raw[0], Ed25519PublicKey.from_public_bytes(raw[1:])


def check_signature(note: str, key: Key) -> None:
    """Check that a key signed a note; a witness signs also when."""
    name, mark, kind, public = key
    body, _, lines = note.partition("\n\n")
    body = f"{body}\n"
    for line in lines.split("\n"):
        who, _, said = line.removeprefix("— ").rpartition(" ")
        raw = decoded(said)
        if who != name or raw[:4] != mark:
            continue
        raw, text = raw[4:], body
        if kind == WITNESS:
            when, raw = int.from_bytes(raw[:8], "big"), raw[8:]
            text = f"cosignature/v1\ntime {when}\n{body}"
        public.verify(raw, text.encode())
        return
    raise WrongError(f"没有 {name} 的签名 not signed by {name}")


def verify_checkpoint(note: str, ledger: Key, witness: Key | None) -> tuple[int, bytes, list[str]]:
    """Check both signatures; return size, root and what to say of them."""
    check_signature(note, ledger)
    origin, size, root, at = note.partition("\n\n")[0].split("\n")
    if origin != ledger[0]:
        raise WrongError(f"检查点属于另一账本 a checkpoint of another ledger: {origin}")
    said = [f"检查点 {size}，{origin} 签于 {at} checkpoint signed"]
    if witness:
        check_signature(note, witness)
        said.append(f"{witness[0]} 已见证 witnessed")
    else:
        said.append("未经见证：账本的持有者若重写全部记录，此处看不出来 NOT witnessed")
    return int(size), decoded(root), said


def verify_entries(folder: Path, size: int, root: bytes) -> int:
    """Check that each event of a bundle is in the tree, as it stands here; return how many."""
    seen = count = 0
    *lines, end = (folder / "entries.jsonl").read_bytes().decode().split("\n")
    if end:
        raise WrongError("文件不完整 the file is cut short")
    for line in lines:
        entry = json.loads(line)
        number = entry["number"]
        if not seen < number <= size:
            raise WrongError(f"编号 {number} 不在其位 number {number} out of place")
        leaf = sm3(b"\x00" + entry["leaf"].encode())
        proof = [decoded(one) for one in entry["proof"]]
        if root_over(leaf, number - 1, size, proof) != root:
            raise WrongError(
                f"第 {number} 条与检查点不符 entry {number} is not in the checkpoint's tree"
            )
        seen, count = number, count + 1
    if not seen:
        raise WrongError("没有记录 no entry")
    return count


def keys_of(folder: Path, asked: argparse.Namespace) -> tuple[Key, Key | None, bool]:
    """Return the ledger's and the witness's key: those given, else the bundle's own."""
    found: dict[str, Key | None] = {}
    own = False
    for name, kind in (("ledger", LOG), ("witness", WITNESS)):
        given = getattr(asked, name)
        path = folder / "keys" / f"{name}.pub"
        if given and Path(given).is_file():
            given = Path(given).read_text("utf-8")
        if not given and path.is_file():
            given, own = path.read_text("utf-8"), True
        key = found[name] = parse_key(given) if given else None
        if key and key[2] != kind:
            raise WrongError(f"不是这种公钥 not a key of this kind: {name}")
    ledger = found["ledger"]
    if not ledger:
        raise WrongError("没有账本公钥 no key of the ledger")
    return ledger, found["witness"], own


def verify(folder: Path, asked: argparse.Namespace) -> list[str]:
    """Check a whole bundle; return what to say of it."""
    ledger, witness, own = keys_of(folder, asked)
    note = (folder / "checkpoint").read_bytes().decode()
    size, root, said = verify_checkpoint(note, ledger, witness)
    said.append(f"{verify_entries(folder, size, root)} 条记录均在其中 all entries are in it")
    if own:
        said.append("公钥取自凭证包本身，请与另行取得的核对 keys are the bundle's: compare them")
    return said


def main() -> int:
    """Verify, say what was found, and return the code to end with."""
    parser = argparse.ArgumentParser(description="核验凭证包 Verify an evidence bundle.")
    here = Path(__file__).resolve().parent
    parser.add_argument("folder", nargs="?", type=Path, default=here, help="凭证包目录 its folder")
    parser.add_argument("--ledger", help="账本公钥或其文件 the ledger's public key, or its file")
    parser.add_argument("--witness", help="见证方公钥或其文件 the witness's key, or its file")
    asked = parser.parse_args()
    holds = False
    try:
        said, holds = verify(asked.folder, asked), True
    except InvalidSignature:
        said = ["签名不符 a signature is wrong"]
    except (WrongError, OSError) as error:
        said = [str(error)]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        said = ["文件损坏 a file is damaged"]
    said.append("核验通过 VERIFIED" if holds else "核验不通过 NOT VERIFIED")
    sys.stdout.write("\n".join([*said, ""]))
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
