using Whence.Times.Normalization;

namespace Whence.Times.Recognition;

/// <summary>A stretch of words that the grammar understood: they end before <paramref name="End"/>.</summary>
internal readonly record struct Parsed(int End, TimeNode Node);

/// <summary>A time expression as recognised: its words and its tree.</summary>
internal readonly record struct Recognised(int First, int End, TimeNode Node);
