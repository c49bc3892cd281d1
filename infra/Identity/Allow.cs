using Amazon.CDK.AWS.IAM;

namespace AudioAspire.Infra.Identity;

/// <summary>Statements of the roles' policies. The CDK's own grants bring wildcards in actions.</summary>
internal static class Allow
{
    public static PolicyStatement To(string[] actions, params string[] resources) => new(new PolicyStatementProps { Actions = actions, Resources = resources });

    /// <summary>The actions that AWS offers for all resources or for none.</summary>
    public static PolicyStatement Everywhere(params string[] actions) => To(actions, "*");

    public static PolicyStatement When(this PolicyStatement statement, string test, string name, object value)
    {
        statement.AddCondition(test, new Dictionary<string, object> { [name] = value });
        return statement;
    }
}
