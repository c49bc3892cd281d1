using AudioAspire.Contracts.Results;
using AudioAspire.Inference;
using AudioAspire.Insights;
using AudioAspire.ServiceDefaults;

return ServiceProgram.Run<ModelException>(ErrorCode.ModelDamaged, () => InsightsServer.Build(args));
