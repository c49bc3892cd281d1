namespace AudioAspire.Scaling;

/// <summary>An upload on its way. Times are seconds since the beginning, lengths minutes of the recording.</summary>
internal sealed class Job(int number, double uploadedAt, double minutes)
{
    public int Number => number;

    public double UploadedAt => uploadedAt;

    public double Minutes => minutes;

    /// <summary>So far the next attempt need not go back.</summary>
    public double CheckpointMinutes { get; set; }

    public int Attempts { get; set; }
}
