using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;

namespace AudioAspire.Pipeline.Stages;

internal static class ModelUses
{
    public static IReadOnlyList<ModelUse> ToModelUses(this IEnumerable<ModelIdentity> models) => [.. models.Select(m => new ModelUse(m.Role, m.Name, m.Sha256))];
}
