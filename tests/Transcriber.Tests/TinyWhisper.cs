using System.Security.Cryptography;
using System.Text.Json;
using AudioAspire.Inference;
using AudioAspire.Transcriber.Whisper;
using Google.Protobuf;

namespace AudioAspire.Transcriber.Tests;

/// <summary>A Whisper of one layer, one head and no wit: the keys of its decoder are the tokens themselves, twice; its logits are their sum,
/// and its alignment is what was heard. Written as ONNX (onnx.proto), with keys and values of any type.</summary>
internal sealed class TinyWhisper : IDisposable
{
    /// <summary>TensorProto.DataType.</summary>
    public const int Float = 1, Half = 10, Double = 11;
    const int Int64 = 7;
    const string Name = "tiny";

    static readonly object Config = new
    {
        sample_rate = 16_000, encoder_positions = 4, seconds_per_position = 0.000125, layers = new { encoder = 1, decoder = 1 }, heads = 1, head_dim = 2,
        vocab_size = 8, max_tokens = 8, special_tokens = new { }, languages = new { }, suppress_tokens = (int[])[], suppress_tokens_at_begin = (int[])[],
        alignment_heads = (int[][])[],
    };

    readonly string _folder = Directory.CreateTempSubdirectory("tiny-whisper-").FullName;

    public TinyWhisper(int keys)
    {
        Directory.CreateDirectory(Path.Combine(_folder, Name));
        var files = new Dictionary<string, byte[]>
        {
            ["config.json"] = JsonSerializer.SerializeToUtf8Bytes(Config),
            ["vocab.json"] = """{"a":0}"""u8.ToArray(),
            ["merges.txt"] = [],
            ["encoder.onnx"] = Encoder(keys),
            ["decoder.onnx"] = Decoder(keys),
        };
        foreach (var (name, content) in files) File.WriteAllBytes(Path.Combine(_folder, Name, name), content);
        var entries = files.Select(f => new ModelFile($"{Name}/{f.Key}", f.Value.Length, Convert.ToHexStringLower(SHA256.HashData(f.Value)), "made by a test", ""));
        File.WriteAllText(Path.Combine(_folder, "manifest.json"), JsonSerializer.Serialize(new ModelManifest([.. entries]), JsonSerializerOptions.Web));
    }

    public WhisperModel Open() => new(ModelCatalogue.Open(_folder), Name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static byte[] Encoder(int keys) => Model(
        [
            Node("Reshape", ["audio", "shape"], "heard"), Cast("heard", "cross_key.0", keys),
            Node("Neg", ["heard"], "opposite"), Cast("opposite", "cross_value.0", keys),
        ],
        [Value("audio", Float, 2)], [Value("cross_key.0", keys, 4), Value("cross_value.0", keys, 4)], [Constant("shape", 1, 1, 4, 2)]);

    static byte[] Decoder(int keys) => Model(
        [
            Cast("input_ids", "numbers", keys), Node("Unsqueeze", ["numbers", "outer"], "one"), Node("Concat", ["one", "one"], "new", ("axis", 3)),
            Node("Concat", ["past_key.0", "new"], "present_key.0", ("axis", 2)), Node("Concat", ["past_value.0", "new"], "present_value.0", ("axis", 2)),
            Cast("present_key.0", "all", Float), Node("ReduceSum", ["all", "inner"], "logits"), Cast("cross_key.0", "alignment", Float),
        ],
        [
            Value("input_ids", Int64, 2), Value("past_key.0", keys, 4), Value("past_value.0", keys, 4),
            Value("cross_key.0", keys, 4), Value("cross_value.0", keys, 4),
        ],
        [Value("logits", Float, 4), Value("alignment", Float, 4), Value("present_key.0", keys, 4), Value("present_value.0", keys, 4)],
        [Constant("outer", 1, 3), Constant("inner", 1, 2, 3)]);

    static byte[] Model(byte[][] nodes, byte[][] inputs, byte[][] outputs, byte[][] constants) => Message(
        (1, 8L), (8, Message((1, ""), (2, 17L))),
        (7, Message([.. Each(1, nodes), (2, "graph"), .. Each(5, constants), .. Each(11, inputs), .. Each(12, outputs)])));

    static byte[] Cast(string from, string to, int type) => Node("Cast", [from], to, ("to", type));

    static byte[] Node(string type, string[] inputs, string output, params (string Name, int Value)[] attributes) => Message(
        [.. Each(1, inputs), (2, output), (4, type), .. Each(5, attributes.Select(a => Message((1, a.Name), (3, (long)a.Value), (20, 2L))))]);

    static byte[] Value(string name, int type, int rank) => Message((1, name), (2, Message((1, Message(
        (1, (long)type), (2, Message([.. Each(1, Enumerable.Range(0, rank).Select(d => Message((2, $"{name}{d}"))))])))))));

    static byte[] Constant(string name, params long[] values) =>
        Message([(1, (long)values.Length), (2, (long)Int64), .. Each(7, values.Cast<object>()), (8, name)]);

    static IEnumerable<(int, object)> Each(int field, IEnumerable<object> values) => values.Select(v => (field, v));

    /// <summary>Protocol buffers: whole numbers, texts, and messages in messages.</summary>
    static byte[] Message(params (int Field, object Value)[] fields)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
            foreach (var (field, value) in fields)
            {
                output.WriteTag(field, value is long ? WireFormat.WireType.Varint : WireFormat.WireType.LengthDelimited);
                if (value is long number) output.WriteInt64(number);
                else output.WriteBytes(value is string text ? ByteString.CopyFromUtf8(text) : ByteString.CopyFrom((byte[])value));
            }
        return stream.ToArray();
    }
}
