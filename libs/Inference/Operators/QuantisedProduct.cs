namespace AudioAspire.Inference.Operators;

/// <summary>One product with a <see cref="QuantisedMatrix"/>, cut into parts that can run at once: first all parts of
/// <see cref="Quantise"/>, then all of <see cref="Multiply"/>.</summary>
unsafe struct QuantisedProduct
{
    /// <summary>What one part covers: its numbers and weights stay in a core's nearest caches.</summary>
    const int PartRows = 8 * QuantisedMatrix.Group, PartColumns = 8 * QuantisedMatrix.Panel;

    readonly float* _activations, _scales, _bias, _products, _rowScales;
    readonly byte* _weights;
    readonly int* _rowOffsets;
    readonly sbyte* _rowNumbers;
    readonly int _rows, _columns, _blocks, _columnParts;

    /// <param name="activations">[rows, depth]</param>
    /// <param name="weights">And <paramref name="scales"/>: as packed.</param>
    /// <param name="bias">[columns]</param>
    /// <param name="products">[rows, columns]</param>
    /// <param name="scratch">Of <see cref="ScratchBytes"/>.</param>
    public QuantisedProduct(float* activations, int rows, int depth, byte* weights, float* scales, float* bias, int columns, float* products, byte* scratch)
    {
        _activations = activations;
        _weights = weights;
        _scales = scales;
        _bias = bias;
        _products = products;
        (_rows, _columns, _blocks, _columnParts) = (rows, columns, depth / QuantisedMatrix.Block, PartsOf(columns, PartColumns));
        _rowScales = (float*)scratch;
        _rowOffsets = (int*)(_rowScales + rows * _blocks);
        _rowNumbers = (sbyte*)(_rowOffsets + rows * _blocks);
    }

    public readonly int RowParts => PartsOf(_rows, PartRows);
    public readonly int Parts => RowParts * _columnParts;

    public static int ScratchBytes(int rows, int depth) => rows * (depth + depth / QuantisedMatrix.Block * (sizeof(float) + sizeof(int)));

    /// <param name="part">Below <see cref="RowParts"/>.</param>
    public readonly void Quantise(int part)
    {
        for (var row = part * PartRows; row < Math.Min(_rows, (part + 1) * PartRows); row++)
        {
            var to = Row(row);
            QuantisedMatrix.Quantise(_activations + (nint)row * _blocks * QuantisedMatrix.Block, _blocks, to.Numbers, to.Scales, to.Offsets);
        }
    }

    /// <param name="part">Below <see cref="Parts"/>.</param>
    public readonly void Multiply(int part)
    {
        var (firstRow, firstColumn) = (part / _columnParts * PartRows, part % _columnParts * PartColumns);
        var (endRow, endColumn) = (Math.Min(_rows, firstRow + PartRows), Math.Min(_columns, firstColumn + PartColumns));
        // Of a group that is not full the last row is taken again, and what it yields left.
        var rows = stackalloc QuantisedRow[PartRows];
        for (var i = 0; i < PartRows; i++) rows[i] = Row(Math.Min(firstRow + i, endRow - 1));
        float* aside = stackalloc float[QuantisedMatrix.Group * QuantisedMatrix.Panel], bias = stackalloc float[QuantisedMatrix.Panel];
        for (var column = firstColumn; column < endColumn; column += QuantisedMatrix.Panel)
        {
            var width = Math.Min(QuantisedMatrix.Panel, endColumn - column);
            new ReadOnlySpan<float>(_bias + column, width).CopyTo(new Span<float>(bias, width));
            var depth = (nint)_blocks * QuantisedMatrix.Block;
            for (var row = firstRow; row < endRow; row += QuantisedMatrix.Group)
            {
                var products = _products + (nint)row * _columns + column;
                var isWhole = width == QuantisedMatrix.Panel && row + QuantisedMatrix.Group <= endRow;
                QuantisedMatrix.Multiply(rows + (row - firstRow), _weights + column * depth, _scales + column * (depth / QuantisedMatrix.WeightBlock), _blocks, bias,
                    isWhole ? products : aside, isWhole ? _columns : QuantisedMatrix.Panel);
                for (var i = 0; !isWhole && i < Math.Min(QuantisedMatrix.Group, endRow - row); i++)
                    new ReadOnlySpan<float>(aside + i * QuantisedMatrix.Panel, width).CopyTo(new Span<float>(products + (nint)i * _columns, width));
            }
        }
    }

    readonly QuantisedRow Row(int row)
    {
        var first = (nint)row * _blocks;
        return new QuantisedRow { Numbers = _rowNumbers + first * QuantisedMatrix.Block, Scales = _rowScales + first, Offsets = _rowOffsets + first };
    }

    static int PartsOf(int whole, int part) => (whole + part - 1) / part;
}
