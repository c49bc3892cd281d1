using static AudioAspire.Inference.Operators.OnnxApi;

namespace AudioAspire.Inference.Operators;

/// <summary>What a node is run with: its inputs, its outputs and the session's threads.</summary>
public readonly unsafe struct OperatorContext
{
    readonly nint _context;

    internal OperatorContext(nint context) => _context = context;

    /// <param name="shape">Room for the dimensions; cut to as many as there are, to none where the input is not given.</param>
    /// <returns>Its numbers, or null.</returns>
    public void* Input(int index, scoped ref Span<long> shape)
    {
        nint value, info;
        nuint rank;
        void* data;
        Check(((delegate* unmanaged<nint, nuint, nint*, nint>)Functions[90])(_context, (nuint)index, &value)); // KernelContext_GetInput
        if (value == 0)
        {
            shape = [];
            return null;
        }
        Check(((delegate* unmanaged<nint, void**, nint>)Functions[51])(value, &data)); // GetTensorMutableData
        Check(((delegate* unmanaged<nint, nint*, nint>)Functions[65])(value, &info)); // GetTensorTypeAndShape
        try
        {
            Check(((delegate* unmanaged<nint, nuint*, nint>)Functions[61])(info, &rank)); // GetDimensionsCount
            shape = shape[..(int)rank];
            fixed (long* to = shape) Check(((delegate* unmanaged<nint, long*, nuint, nint>)Functions[62])(info, to, rank)); // GetDimensions
        }
        finally
        {
            ((delegate* unmanaged<nint, void>)Functions[99])(info); // ReleaseTensorTypeAndShapeInfo
        }
        return data;
    }

    /// <returns>Room for its numbers.</returns>
    public void* Output(int index, params ReadOnlySpan<long> shape)
    {
        nint value;
        void* data;
        fixed (long* dimensions = shape)
            Check(((delegate* unmanaged<nint, nuint, long*, nuint, nint*, nint>)Functions[91])(_context, (nuint)index, dimensions, (nuint)shape.Length, &value)); // KernelContext_GetOutput
        Check(((delegate* unmanaged<nint, void**, nint>)Functions[51])(value, &data)); // GetTensorMutableData
        return data;
    }

    /// <summary>Runs the parts of some work on the session's threads and returns when all are done. A part must not throw.</summary>
    public void ParallelFor<T>(int parts, delegate* unmanaged<T*, nuint, void> part, T* work) where T : unmanaged =>
        Check(((delegate* unmanaged<nint, delegate* unmanaged<T*, nuint, void>, nuint, nuint, T*, nint>)Functions[274])(
            _context, part, (nuint)parts, 0, work)); // KernelContext_ParallelFor
}
