using AudioAspire.Insights;

InsightsServer.Build(args).Run();
