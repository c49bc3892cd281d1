#!/usr/bin/env python3
"""Makes the float16 variant of a Whisper export (models/README.md): weights, activations, keys and values as float16, for GPUs.

float32 stay what goes in and comes out for reading (audio, logits, alignment) and the spectrogram, whose logarithms float16 cannot hold.
Copies config.json, vocab.json and merges.txt, and prints the entries of manifest.json. Needs onnx (pip install onnx)."""

import argparse
import hashlib
import json
import pathlib
import shutil

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

FLOAT, HALF = TensorProto.FLOAT, TensorProto.FLOAT16
READ_AS_FLOAT = ("logits", "alignment")
FIRST_WEIGHT_OF_ENCODER = "conv1.w"


def half(tensor):
    largest = numpy.finfo(numpy.float16).max
    values = numpy_helper.to_array(tensor).clip(-largest, largest).astype(numpy.float16)
    return numpy_helper.from_array(values, tensor.name)


def following(nodes, changed):
    """Nodes that take one of the changed values, directly or not; the graph is in order."""
    result = []
    for node in nodes:
        if changed.intersection(node.input):
            changed.update(node.output)
            result.append(node)
    return result


def cast(source, target, kind):
    return helper.make_node("Cast", [source], [target], name=f"{target}/cast", to=kind)


def convert(model):
    graph = model.graph
    floats = {tensor.name for tensor in graph.initializer if tensor.data_type == FLOAT}
    first = next((node for node in graph.node if FIRST_WEIGHT_OF_ENCODER in node.input), None)
    before = []
    if first is None:
        nodes = list(graph.node)
    else:
        sound = first.input[0]
        nodes = following(graph.node, {*first.output})
        nodes.insert(0, first)
        before = [node for node in graph.node if node not in nodes]
        first.input[0] = f"{sound}/half"
        before.append(cast(sound, first.input[0], HALF))
    kept = {name for node in before for name in node.input}
    used = {name for node in nodes for name in node.input}
    both = floats & kept & used
    assert not both, f"{both} are used before and behind the spectrogram"

    for tensor in list(graph.initializer):
        if tensor.name in floats & used:
            tensor.CopyFrom(half(tensor))
    for node in nodes:
        for attribute in node.attribute:
            if node.op_type == "Cast" and attribute.name == "to" and attribute.i == FLOAT:
                attribute.i = HALF
            if attribute.type == onnx.AttributeProto.TENSOR and attribute.t.data_type == FLOAT:
                attribute.t.CopyFrom(half(attribute.t))
        for i, name in enumerate(node.output):
            if name in READ_AS_FLOAT:
                node.output[i] = f"{name}/half"
    after = [cast(f"{name}/half", name, FLOAT) for name in READ_AS_FLOAT if any(f"{name}/half" in node.output for node in nodes)]
    for value in [*graph.input, *graph.output]:
        if value.name not in ("audio", *READ_AS_FLOAT) and value.type.tensor_type.elem_type == FLOAT:
            value.type.tensor_type.elem_type = HALF
    del graph.value_info[:]
    ordered = [*before, *nodes, *after]
    del graph.node[:]
    graph.node.extend(ordered)
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=pathlib.Path, help="models/NAME")
    parser.add_argument("output", type=pathlib.Path, help="the new folder, as models/NAME-fp16")
    wanted = parser.parse_args()
    wanted.output.mkdir(parents=True)
    for name in ("encoder.onnx", "decoder.onnx"):
        onnx.save(convert(onnx.load(wanted.model / name)), wanted.output / name)
    for name in ("config.json", "vocab.json", "merges.txt"):
        shutil.copy(wanted.model / name, wanted.output / name)
    print(json.dumps([{
        "path": f"{wanted.output.name}/{file.name}",
        "bytes": file.stat().st_size,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "source": wanted.model.name,
        "licence": "MIT",
        "madeBy": f"python3 scripts/float16-model.py models/{wanted.model.name} models/{wanted.output.name}",
    } for file in sorted(wanted.output.iterdir())], indent=1))


if __name__ == "__main__":
    main()
