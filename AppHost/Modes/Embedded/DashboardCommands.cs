namespace AudioAspire.AppHost.Modes;

static class DashboardCommands
{
    /// <summary>A console has no buttons: <c>forget</c> and copying a file into the input folder do the same.</summary>
    public static IResourceBuilder<ProjectResource> WithDashboardCommands(this IResourceBuilder<ProjectResource> service, RunSettings run) => service;
}
