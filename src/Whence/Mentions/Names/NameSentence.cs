using Whence.Mentions.Names.Features;

namespace Whence.Mentions.Names;

/// <summary>A sentence as the name finder sees it beside the encoder's states.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Signs">What speaks for names beside each word, a set of bits, see <see cref="NameSigns"/>.</param>
internal sealed record NameSentence(NameWord[] Words, ulong[] Signs);
