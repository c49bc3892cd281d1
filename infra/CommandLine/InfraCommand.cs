using System.CommandLine;
using AudioAspire.Infra.Settings;

namespace AudioAspire.Infra.CommandLine;

/// <summary>What can be asked of the infrastructure.</summary>
internal static class InfraCommand
{
    const int WrongArguments = 2;

    public static async Task<int> InvokeAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("The AWS side of AudioAspire as CloudFormation templates. Needs Node.js 20, but no account and no network.")
        {
            SynthCommand.Create(output),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (InfraException e)
        {
            await error.WriteLineAsync($"Error [{e.Code}]: {e.Message}\nHint: {e.Hint}");
            return e is SettingsException ? WrongArguments : 1;
        }
    }
}
