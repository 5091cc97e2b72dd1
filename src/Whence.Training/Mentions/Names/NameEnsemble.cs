using Whence.Mentions;
using Whence.Mentions.Names;
using Whence.Models;
using Whence.Syntax;

namespace Whence.Training.Mentions.Names;

/// <summary>
/// Finders of names that were trained before, each over its own encoder, give names to text without any. Where they agree, that is the label; where they
/// do not, each of their labels is allowed (tri-training, Zhou and Li 2005, with the doubt kept).
/// </summary>
internal sealed class NameEnsemble
{
    private readonly List<(Parser Parser, NameFinder Finder)> _finders = [];

    /// <param name="models">For each finder the paths of its syntax model and of its mention model, with <c>=</c> between.</param>
    /// <exception cref="FormatException">A pair has no <c>=</c>.</exception>
    public NameEnsemble(IEnumerable<string> models)
    {
        foreach (string pair in models)
        {
            if (pair.Split('=') is not [string syntax, string mentions])
                throw new FormatException($"'{pair}' is not SYNTAX.bin=MENTIONS.bin.");
            _finders.Add((new Parser(ParserModel.Read(Read(syntax))), new NameFinder(MentionModel.Read(Read(mentions)))));
        }
    }

    public bool IsEmpty => _finders.Count == 0;

    /// <summary>The documents, in their order, with the names that the finders give them.</summary>
    public List<NameDocument> Label(IEnumerable<IReadOnlyList<string[]>> documents) => [.. documents.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(Label)];

    private NameDocument Label(IReadOnlyList<string[]> sentences)
    {
        ulong[][] allowed = [.. sentences.Select(s => new ulong[s.Length])];
        foreach ((Parser parser, NameFinder finder) in _finders)
        {
            ulong[] labels = new ulong[sentences.Sum(s => s.Length)];
            Array.Fill(labels, NameDocument.Outside());
            foreach (NameSpan name in finder.Find(finder.Model.Signs.Document(sentences), NameSources.Parse(parser, sentences)))
                NameDocument.Mark(labels, name.First, name.End, name.Class);
            int first = 0;
            foreach (ulong[] own in allowed)
            {
                for (int i = 0; i < own.Length; i++)
                    own[i] |= labels[first + i];
                first += own.Length;
            }
        }

        return new NameDocument("plain", sentences, allowed);
    }

    private static ModelFile Read(string path) => ModelFile.Read(File.ReadAllBytes(path));
}
