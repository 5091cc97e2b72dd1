namespace Whence.Mentions.Coreference;

/// <summary>Weights of <see cref="PairFeatures"/>, in its order.</summary>
internal static class RankerWeights
{
    private static readonly float[] People =
    [
        1.2f, 0.8f, 0.2f, -0.8f, -3f, -1f, 1f, 0.6f, 0.2f, 0.3f, 0.2f, -0.4f, -0.2f, -0.3f, 0.6f, 0.5f, 0.8f, 0.3f, -0.3f, 0.5f,
        0.8f, 0.6f, 0.5f, 0f, 0f, 0.2f, -2f, 0.4f, -0.3f, -0.6f, -2f, -1f, 0.3f, 0.1f, 0.3f, 0.2f, -0.5f, -0.5f, 0f, 0.8f,
    ];

    private static readonly float[] Things =
    [
        1.2f, 0.8f, 0.0f, -1f, -3f, -1f, 1f, 0.6f, 0.2f, 0.3f, 0.1f, -0.4f, -0.4f, -0.4f, 0.6f, 0.5f, 0.8f, 0.3f, 0.1f, 0.5f,
        0f, 0f, 0f, 0.8f, 0.1f, 0.3f, -2f, 0.3f, -0.3f, -0.6f, 0f, -1f, 0.3f, 0.1f, 0.3f, 0.2f, -0.5f, -0.2f, 0f, 1f,
    ];

    private static readonly float[] Many =
    [
        1.2f, 0.8f, 0.0f, -1f, -3f, -1f, 1f, 0.6f, 0.2f, 0.3f, 0.1f, -0.4f, -0.4f, -0.4f, 0.6f, 0.5f, 0.8f, 0f, 0.3f, 0.5f,
        0f, 0f, 0.3f, -0.6f, 0f, 0.8f, 0f, 0.3f, -0.3f, -0.6f, 0f, -1f, 0.3f, 0.1f, 0.3f, 0f, -0.5f, -0.4f, -0.2f, 0.8f,
    ];

    public static ReadOnlySpan<float> Of(int set) => set switch { 0 => People, 1 => Things, _ => Many };
}
