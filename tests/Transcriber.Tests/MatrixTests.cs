using AudioAspire.Inference;
using AudioAspire.Inference.Operators;
using AudioAspire.Inference.Operators.Onnx;
using AudioAspire.Scoring;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Transcriber.Tests;

public sealed class MatrixTests
{
    /// <summary>On processors without the operator both are the same.</summary>
    [Fact]
    public async Task TheEncodersMatricesComeNearerToUnquantisedActivationsThanThoseOfItsGraph()
    {
        var path = ModelCatalogue.Open(Path.Combine(Samples.Root, "models")).PathOf("whisper-base/encoder.onnx");
        using var graph = OnnxSessions.Open(path);
        using var ours = OnnxSessions.Open(path, [QuantisedMatrixOperator.Shared]);
        using var exact = WithoutQuantisedActivations(path);
        var audio = new float[480_000];
        (await Recordings.Spanish).AsSpan(0, 400_000).CopyTo(audio);

        var expected = Keys(exact, audio);
        Assert.InRange(Difference(Keys(ours, audio), expected), 0, Difference(Keys(graph, audio), expected));

        static double Difference(float[] a, float[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Average();
    }

    static float[] Keys(InferenceSession encoder, float[] audio)
    {
        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(audio, [1, audio.Length]);
        using var outputs = encoder.Run(run, ["audio"], [input], ["cross_key.5"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    static InferenceSession WithoutQuantisedActivations(string path)
    {
        var model = Model.Parser.ParseFrom(File.ReadAllBytes(path));
        foreach (var attribute in model.Graph.Node.SelectMany(n => n.Attribute).Where(a => a.Name == "accuracy_level")) attribute.I = 1;
        return new InferenceSession(model.ToByteArray());
    }
}
