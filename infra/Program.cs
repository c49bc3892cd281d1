using AudioAspire.Infra.CommandLine;

// The AWS side as CloudFormation templates: `dotnet run --project infra -- synth --output DIR`.
return await InfraCommand.InvokeAsync(args, Console.Out, Console.Error);
