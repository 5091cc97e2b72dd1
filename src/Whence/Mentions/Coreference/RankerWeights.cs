namespace Whence.Mentions.Coreference;

/// <summary>Weights of <see cref="PairFeatures"/>, in its order; printed by <c>whence-train mentions rank</c>, which learned them on GAP development and OntoGUM train.</summary>
internal static class RankerWeights
{
    private static readonly float[] People =
    [
        2.06f, 0.12f, -1.39f, -1.19f, -0.25f, -3.14f, 0.07f, 1.08f, 0.51f, 0.31f, 0.20f, -0.78f, -0.14f, -0.61f, 0.32f, 0.77f, 0.81f, 1.22f, -2.15f, -0.19f,
        0.37f, 0.42f, 0f, 0f, 0f, 0.08f, 0f, 0.38f, -2.72f, -0.56f, -3.03f, 0.12f, -0.31f, -0.73f, 0.69f, -0.31f, -1.46f, 0f, 0f, -0.02f,
    ];

    private static readonly float[] Things =
    [
        1.70f, 0.34f, -0.23f, -1.32f, -0.97f, -3.51f, 0.20f, 1.15f, 1.04f, 0.32f, 0.98f, -0.18f, 0.28f, 0.08f, 0.46f, 1.06f, 1.17f, -0.79f, -0.35f, 0.32f,
        0.32f, 0f, 0f, -0.26f, -0.03f, 0f, 0f, 0.61f, -1.02f, -2.20f, -2.36f, 0.29f, 0.01f, -0.22f, 0.21f, -0.09f, -1.55f, -0.03f, 0f, 0.49f,
    ];

    private static readonly float[] Many =
    [
        3.96f, 1.00f, -1.71f, -2.53f, -5.17f, -4.12f, 0.15f, 1.36f, 0.49f, 0.41f, 0.61f, -0.57f, 0.04f, -1.49f, -0.70f, -0.74f, 2.76f, -1.07f, 0.34f, -0.14f,
        0f, 0f, 1.47f, -0.04f, 0.08f, 0.15f, 0f, 1.12f, -2.90f, -0.31f, 0f, -0.22f, -0.14f, -2.07f, 1.40f, 0.37f, -2.86f, -1.11f, -0.04f, -0.09f,
    ];

    public static ReadOnlySpan<float> Of(int set) => set switch { 0 => People, 1 => Things, _ => Many };
}
