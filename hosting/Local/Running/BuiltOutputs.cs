using System.Runtime.InteropServices;

namespace Aspire.Hosting.Running;

/// <summary>Finds what the build left behind: artifacts/bin/PROJECT/CONFIGURATION, beside the running program's own output.</summary>
static class BuiltOutputs
{
    static DirectoryInfo Own => new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder of the running program's project, or its output where the sources are not there.</summary>
    public static string ProjectDirectory
    {
        get
        {
            var source = Own.Parent?.Parent?.Parent?.Parent is { } root ? Path.Combine(root.FullName, Own.Parent.Name) : "";
            return Directory.Exists(source) ? source : Own.FullName;
        }
    }

    /// <summary>The program of a project in the configuration of the running one.</summary>
    /// <exception cref="DistributedApplicationException">It was not built.</exception>
    public static string ProgramOf(string resource, string projectPath)
    {
        var project = Path.GetFileNameWithoutExtension(projectPath);
        var folder = Path.Combine(Own.Parent!.Parent!.FullName, project, Own.Name);
        const string suffix = ".runtimeconfig.json";
        var programs = Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + suffix) : [];
        var program = programs.FirstOrDefault(p => Path.GetFileName(p[..^suffix.Length]) is var name
            && (name == project || name.EndsWith('.' + project, StringComparison.Ordinal)));
        return program is not null
            ? program[..^suffix.Length] + ".dll"
            : throw new DistributedApplicationException($"Resource '{resource}' is not built: there is no program in {folder}. Run: dotnet build");
    }

    /// <summary>The dotnet command of the runtime that this program runs on.</summary>
    public static string DotnetCommand
    {
        get
        {
            var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
            var command = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            return File.Exists(command) ? command : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        }
    }
}
