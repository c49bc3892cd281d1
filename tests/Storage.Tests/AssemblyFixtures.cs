using AudioAspire.Storage.Tests;

[assembly: AssemblyFixture(typeof(MotoServer))]
