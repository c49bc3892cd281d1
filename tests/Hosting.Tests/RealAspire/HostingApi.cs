using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AudioAspire.Hosting.Tests.RealAspire;

/// <summary>The members of the hosting API that a compiled program refers to, one line each, read from its metadata.</summary>
static class HostingApi
{
    public static IReadOnlyList<string> UsedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.MemberReferences.Select(metadata.GetMemberReference).Where(m => !IsOurs(metadata, m)).Select(m => Line(metadata, m))
            .Where(l => l.StartsWith("Aspire.Hosting.", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>hosting/Batch extends the API under Aspire's namespace.</summary>
    static bool IsOurs(MetadataReader metadata, MemberReference member) =>
        member.Parent.Kind == HandleKind.TypeReference
        && metadata.GetTypeReference((TypeReferenceHandle)member.Parent).ResolutionScope is { Kind: HandleKind.AssemblyReference } scope
        && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == "AudioAspire.Hosting.Batch";

    static string Line(MetadataReader metadata, MemberReference member)
    {
        var names = new TypeNames();
        var parent = member.Parent.Kind switch
        {
            HandleKind.TypeReference => names.GetTypeFromReference(metadata, (TypeReferenceHandle)member.Parent, 0),
            HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)member.Parent).DecodeSignature(names, null),
            _ => "",
        };
        var name = metadata.GetString(member.Name);
        if (member.GetKind() == MemberReferenceKind.Field) return $"{parent}.{name} : {member.DecodeFieldSignature(names, null)}";
        var signature = member.DecodeMethodSignature(names, null);
        var generic = signature.GenericParameterCount > 0 ? $"<{signature.GenericParameterCount}>" : "";
        return $"{parent}.{name}{generic}({string.Join(", ", signature.ParameterTypes)}) : {signature.ReturnType}";
    }

    sealed class TypeNames : ISignatureTypeProvider<string, object?>
    {
        public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[]";
        public string GetByReferenceType(string elementType) => elementType + "&";
        public string GetFunctionPointerType(MethodSignature<string> signature) => "delegate*";
        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(", ", typeArguments)}>";
        public string GetGenericMethodParameter(object? genericContext, int index) => $"T{index}";
        public string GetGenericTypeParameter(object? genericContext, int index) => $"C{index}";
        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;
        public string GetPinnedType(string elementType) => elementType;
        public string GetPointerType(string elementType) => elementType + "*";
        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();
        public string GetSZArrayType(string elementType) => elementType + "[]";
        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            reader.GetString(reader.GetTypeDefinition(handle).Name);
        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            var scope = type.ResolutionScope.Kind == HandleKind.TypeReference
                ? GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0)
                : reader.GetString(type.Namespace);
            // Only the hosting API's own names need their namespace to be told apart.
            return (scope.StartsWith("Aspire.", StringComparison.Ordinal) ? scope + "." : "") + reader.GetString(type.Name).Split('`')[0];
        }
        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
    }
}
