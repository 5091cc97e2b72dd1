using System.Runtime.InteropServices;
using Whence.Places.Names;
using Whence.Places.Recognition;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Places.Use;

/// <summary>Tells whether a name stands for the place itself ("in Moscow") or for something of it ("Moscow said", "the Moscow mayor", "Moscow Times").</summary>
/// <remarks>Logistic regression on hashed features. Section layout: 2^12 floats.</remarks>
internal static class UseClassifier
{
    public const int Rows = 1 << 12;

    public static bool IsLiteral(Gazetteer gazetteer, string text, TokenLayer tokens, SyntaxLayer syntax, Toponym name, RowKind kind)
    {
        ReadOnlySpan<float> weights = MemoryMarshal.Cast<byte, float>(gazetteer.Section(GazetteerSection.Use));
        if (weights.Length != Rows) return true;
        Span<uint> features = stackalloc uint[UseFeatures.Max];
        int count = UseFeatures.Of(text, tokens, syntax, name, kind, features);
        float score = 0;
        for (int i = 0; i < count; i++) score += weights[(int)(features[i] & (Rows - 1))];
        return score > 0;
    }
}
