using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Orders resources so that each comes after those it waits for.</summary>
static class StartOrder
{
    public static IEnumerable<IResource> DependenciesOf(IResource resource) =>
        resource.Annotations.OfType<WaitAnnotation>().Select(w => w.Resource);

    /// <exception cref="DistributedApplicationException">Resources wait for each other.</exception>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> resources) where T : IResource
    {
        var order = new List<T>();
        var open = new List<IResource>();
        foreach (var resource in resources) Visit(resource);
        return order;

        void Visit(T resource)
        {
            if (order.Contains(resource)) return;
            if (open.Contains(resource))
                throw new DistributedApplicationException(
                    $"These resources wait for each other: {string.Join(" -> ", open.Append(resource).Select(r => r.Name))}. Remove one WaitFor.");
            open.Add(resource);
            foreach (var dependency in DependenciesOf(resource).OfType<T>()) Visit(dependency);
            open.Remove(resource);
            order.Add(resource);
        }
    }
}
