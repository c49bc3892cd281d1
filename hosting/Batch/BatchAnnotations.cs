using Aspire.Hosting.ApplicationModel;

namespace AudioAspire.Hosting.Batch;

/// <summary>What the container of a resource reserves, and what its image holds besides the program.</summary>
/// <param name="Vcpus">Shares of the machine; whole numbers on EC2. Idle processors may be used beyond them.</param>
/// <param name="MemoryMiB">Hard limit.</param>
/// <param name="Gpus">Left out of a job definition without GPUs. A GPU cannot be shared by two containers of a job.</param>
/// <param name="Models">Folders below models/ that go into the image.</param>
/// <param name="Programs">Debian packages, each with a program of its own name.</param>
sealed record BatchContainerAnnotation(
    int Vcpus, int MemoryMiB, int Gpus, IReadOnlyList<string> Models, IReadOnlyList<string> Programs) : IResourceAnnotation;

/// <summary>The resource decides over the job: it is the only essential container, and runs this command.</summary>
sealed record BatchJobAnnotation(IReadOnlyList<string> Command) : IResourceAnnotation;

/// <summary>The resource is published as an image for Lambda.</summary>
sealed record LambdaImageAnnotation : IResourceAnnotation;
