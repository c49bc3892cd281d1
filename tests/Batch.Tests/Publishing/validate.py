"""Checks the body of RegisterJobDefinition (argument 1) against botocore's own model of AWS Batch. Every violation is a line of output."""
import json
import sys

from botocore.session import get_session
from botocore.validate import ParamValidator

shape = get_session().get_service_model("batch").operation_model("RegisterJobDefinition").input_shape
with open(sys.argv[1], encoding="utf-8") as file:
    report = ParamValidator().validate(json.load(file), shape)
if report.has_errors():
    print(report.generate_report())
    sys.exit(1)


def enums(value, shape, path=""):
    """botocore leaves the values of enumerations to the service."""
    if shape.type_name == "structure":
        for name, inner in value.items():
            yield from enums(inner, shape.members[name], f"{path}.{name}")
    elif shape.type_name == "list":
        for index, inner in enumerate(value):
            yield from enums(inner, shape.member, f"{path}[{index}]")
    elif getattr(shape, "enum", None) and value not in shape.enum:
        yield f"{path}: '{value}' is none of {', '.join(shape.enum)}"


with open(sys.argv[1], encoding="utf-8") as file:
    wrong = list(enums(json.load(file), shape))
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
