namespace AudioAspire.Diarizer.Segmentation;

/// <summary>Follows who talks alone from window to window and yields each uninterrupted stretch once,
/// so that every second of sound is embedded once, however many windows saw it.</summary>
internal sealed class SoloTracker
{
    // Bounds the samples held where somebody (or a machine that sounds like it) never draws breath.
    const int MostFrames = 1200;

    readonly List<(int First, int End)> _found = [];
    SegmentedWindow? _window;
    int _from;               // first frame not looked at
    int _open = -1;          // first frame of the stretch that is still going on
    int _speaker = -1;       // its local speaker in _window

    /// <summary>No frame before this one is needed any more.</summary>
    public int NeededFrom => _open >= 0 ? _open : _from;

    /// <summary>Frames up to the middle of the overlap with the window before are that window's.</summary>
    public void Add(SegmentedWindow window)
    {
        if (_window is { } before)
        {
            var border = (window.FirstFrame + before.FirstFrame + FrameGrid.FramesPerWindow) / 2;
            Follow(border);
            if (_open >= 0) _speaker = Continuation(before, window, border);
            if (_open >= 0 && _speaker < 0) Close(border);
        }
        _window = window;
    }

    public void Finish(int frames)
    {
        if (_window is null) return;
        Follow(Math.Min(frames, _window.FirstFrame + FrameGrid.FramesPerWindow));
        if (_open >= 0) Close(_from);
    }

    /// <summary>Stretches [first, end) found since the last call.</summary>
    public List<(int First, int End)> Take()
    {
        var found = _found.ToList();
        _found.Clear();
        return found;
    }

    void Follow(int end)
    {
        for (; _from < end; _from++)
        {
            var speaker = Alone(_window!, _from);
            if (_open >= 0 && speaker == _speaker && _from - _open < MostFrames) continue;
            if (_open >= 0) Close(_from);
            if (speaker >= 0) (_open, _speaker) = (_from, speaker);
        }
    }

    void Close(int end)
    {
        _found.Add((_open, end));
        (_open, _speaker) = (-1, -1);
    }

    /// <summary>The new window's name of whoever talks across the border, if both windows agree that one person does.</summary>
    int Continuation(SegmentedWindow before, SegmentedWindow window, int border)
    {
        var speaker = Alone(window, border);
        return speaker >= 0 && Alone(window, border - 1) == speaker && Alone(before, border) == _speaker ? speaker : -1;
    }

    static int Alone(SegmentedWindow window, int at)
    {
        var frame = at - window.FirstFrame;
        if (frame is < 0 or >= FrameGrid.FramesPerWindow) return -1;
        for (var speaker = 0; speaker < Powerset.Speakers; speaker++)
            if (window.IsAlone(frame, speaker)) return speaker;
        return -1;
    }
}
