namespace AudioAspire.Transcriber.Alignment;

/// <summary>Dynamic time warping (Sakoe and Chiba 1978) of rows to columns: each row starts where the cheapest monotonic path enters it.</summary>
internal static class DynamicTimeWarping
{
    /// <param name="gain">[rows, columns], the path collects as much of it as it can.</param>
    /// <returns>The first column of every row.</returns>
    public static int[] Starts(ReadOnlySpan<float> gain, int rows, int columns)
    {
        var cost = new float[2, columns + 1];
        var trace = new byte[rows * columns]; // 0 diagonal, 1 from the row above, 2 from the column before
        for (var j = 0; j <= columns; j++) cost[1, j] = float.PositiveInfinity;
        cost[1, 0] = 0;
        for (var i = 0; i < rows; i++)
        {
            var (now, before) = (i & 1, (i & 1) ^ 1);
            cost[now, 0] = float.PositiveInfinity;
            for (var j = 0; j < columns; j++)
            {
                var (diagonal, above, left) = (cost[before, j], cost[before, j + 1], cost[now, j]);
                var best = diagonal <= above && diagonal <= left ? 0 : above < left ? 1 : 2;
                trace[i * columns + j] = (byte)best;
                cost[now, j + 1] = (best == 0 ? diagonal : best == 1 ? above : left) - gain[i * columns + j];
            }
            if (i == 0) cost[before, 0] = float.PositiveInfinity;
        }
        return Backtrace(trace, rows, columns);
    }

    static int[] Backtrace(byte[] trace, int rows, int columns)
    {
        var starts = new int[rows];
        var (i, j) = (rows - 1, columns - 1);
        while (i > 0 || j > 0)
        {
            starts[i] = j;
            var step = i == 0 ? 2 : j == 0 ? 1 : trace[i * columns + j];
            if (step != 2) i--;
            if (step != 1) j--;
        }
        starts[0] = 0;
        return starts;
    }
}
