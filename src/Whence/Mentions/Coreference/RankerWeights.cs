namespace Whence.Mentions.Coreference;

/// <summary>Weights of <see cref="PairFeatures"/>, in its order; printed by <c>whence-train mentions rank</c>, which learned them on GAP development and OntoGUM train.</summary>
internal static class RankerWeights
{
    private static readonly float[] People =
    [
        2.13f, 0.26f, -1.20f, -1.11f, -0.23f, -2.94f, 0.17f, 1.12f, 0.62f, 0.45f, 0.17f, -0.54f, -0.11f, -0.47f, 0.27f, 0.71f, 1.20f, 1.54f, -1.85f, -0.29f,
        0.24f, 0.31f, 0f, 0f, 0f, 0.16f, 0f, 0.48f, -1.63f, -1.15f, -3.17f, 0.22f, -0.35f, -0.74f, 0.63f, -0.24f, -2.22f, 0f, 0f, 0.19f,
    ];

    private static readonly float[] Things =
    [
        1.84f, 0.26f, -0.33f, -1.70f, -1.13f, -3.34f, 0.29f, 1.14f, 0.97f, 0.45f, 1.13f, -0.31f, 0.15f, -0.25f, 0.17f, 1.10f, 1.24f, -0.51f, 0.09f, 0.46f,
        0.46f, 0f, 0f, -0.28f, -0.13f, 0f, 0f, 0.55f, -1.42f, -1.48f, -2.28f, 0.49f, -0.04f, 0.14f, 0.41f, 0.58f, -1.80f, -0.23f, 0f, 0.61f,
    ];

    private static readonly float[] Many =
    [
        3.56f, 0.88f, -1.18f, -1.84f, -4.78f, -3.60f, 0.24f, 1.45f, 0.61f, -0.17f, 0.09f, -0.08f, -0.07f, -1.82f, -0.19f, -0.37f, 1.39f, -1.84f, 0.39f, 0.38f,
        0f, 0f, 1.50f, 0.08f, 0.40f, -0.03f, 0f, 0.93f, -3.16f, -0.76f, 0f, -0.16f, -0.45f, -2.10f, 1.07f, -0.08f, -3.02f, -0.66f, 0.08f, 0.07f,
    ];

    public static ReadOnlySpan<float> Of(int set) => set switch { 0 => People, 1 => Things, _ => Many };
}
