using AudioAspire.Hosting.Batch;

namespace AudioAspire.Batch.Tests.Runner;

/// <summary>What Batch refuses although it has the right shape.</summary>
static class TaskRules
{
    public static void Require(TaskProperties task)
    {
        Assert.InRange(task.Containers.Count, 1, 10);
        var byName = task.Containers.ToDictionary(c => c.Name);
        Assert.Contains(task.Containers, c => c.Essential);
        foreach (var container in task.Containers)
        {
            foreach (var dependency in container.DependsOn)
            {
                Assert.Contains(dependency.Condition, (string[])["START", "COMPLETE", "SUCCESS"]);
                Assert.True(dependency.Condition == "START" || !byName[dependency.ContainerName].Essential, $"{container.Name} cannot wait for the end of an essential container.");
            }
            Assert.DoesNotContain(container.Name, Before(container, byName).Select(c => c.Name));
            Assert.All(container.MountPoints, m => Assert.Contains(m.SourceVolume, task.Volumes.Select(v => v.Name)));
            Assert.DoesNotContain(container.Environment, v => v.Name.StartsWith("AWS_BATCH", StringComparison.Ordinal));
        }
    }

    static IEnumerable<TaskContainer> Before(TaskContainer container, Dictionary<string, TaskContainer> byName)
    {
        var seen = new HashSet<string>();
        var open = new Queue<string>(container.DependsOn.Select(d => d.ContainerName));
        while (open.TryDequeue(out var name))
        {
            if (!seen.Add(name)) continue;
            yield return byName[name];
            foreach (var next in byName[name].DependsOn) open.Enqueue(next.ContainerName);
        }
    }
}
