namespace AudioAspire.Transcriber.Alignment;

/// <summary>Attention of the alignment heads over one window, [heads, rows, positions]; a position is 0.02 s.</summary>
internal sealed class AttentionMatrix(int heads, int rows, int positions)
{
    readonly float[] _values = new float[heads * rows * positions];

    public int Heads => heads;
    public int Rows => rows;
    public int Positions => positions;

    public Span<float> this[int head, int row] => _values.AsSpan((head * rows + row) * positions, positions);
}
