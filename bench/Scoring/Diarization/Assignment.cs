namespace AudioAspire.Scoring.Diarization;

/// <summary>The one-to-one assignment of rows to columns with the largest sum
/// (Kuhn, "The Hungarian method for the assignment problem", 1955; shortest augmenting paths).</summary>
public static class Assignment
{
    /// <returns>For every row its column, or -1 where there are more rows than columns.</returns>
    public static int[] Maximise(double[,] gain)
    {
        int rows = gain.GetLength(0), columns = gain.GetLength(1), n = Math.Max(rows, columns);
        double Cost(int row, int column) => row < rows && column < columns ? -gain[row, column] : 0;
        double[] u = new double[n + 1], v = new double[n + 1];
        int[] rowOf = new int[n + 1], way = new int[n + 1];
        for (var row = 1; row <= n; row++)
        {
            rowOf[0] = row;
            var column = 0;
            var least = new double[n + 1];
            Array.Fill(least, double.PositiveInfinity);
            var used = new bool[n + 1];
            do
            {
                used[column] = true;
                var delta = double.PositiveInfinity;
                var next = 0;
                for (var j = 1; j <= n; j++)
                {
                    if (used[j]) continue;
                    var reduced = Cost(rowOf[column] - 1, j - 1) - u[rowOf[column]] - v[j];
                    if (reduced < least[j]) (least[j], way[j]) = (reduced, column);
                    if (least[j] < delta) (delta, next) = (least[j], j);
                }
                for (var j = 0; j <= n; j++)
                    if (used[j]) (u[rowOf[j]], v[j]) = (u[rowOf[j]] + delta, v[j] - delta);
                    else least[j] -= delta;
                column = next;
            }
            while (rowOf[column] != 0);
            for (; column != 0; column = way[column]) rowOf[column] = rowOf[way[column]];
        }
        var result = new int[rows];
        Array.Fill(result, -1);
        for (var j = 1; j <= columns; j++)
            if (rowOf[j] <= rows) result[rowOf[j] - 1] = j - 1;
        return result;
    }
}
