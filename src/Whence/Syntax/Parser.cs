using System.Collections.Immutable;
using Whence.Models;
using Whence.Tokens;

namespace Whence.Syntax;

/// <summary>
/// Gives each token its tags, lemma, head and relation (Universal Dependencies 2). All sentences of a stretch of text pass through the encoder together;
/// what a sentence gets does not depend on the others, bit for bit.
/// </summary>
internal sealed class Parser
{
    /// <summary>Words that the encoder takes at once. A longer sentence is parsed in pieces, each headed by the first word of the first one's root.</summary>
    public const int LongestPiece = 256;

    // Enough rows for full matrix products; few enough that what passes between the layers stays in the second- and third-level cache.
    private const int RowsPerBatch = 1536;

    private readonly ParserModel? _model;
    private readonly Lemmatizer? _lemmatizer;
    private readonly KnownForms? _known;

    /// <param name="model">Null for a parser without a model: it hangs all words of a sentence on the first and tags them <c>X</c>.</param>
    public Parser(ParserModel? model)
    {
        _model = model;
        _known = model is null ? null : new KnownForms(model);
        _lemmatizer = model is null ? null : new Lemmatizer(model.Tables.LemmaRules);
    }

    /// <summary>A parser of English with the model that ships in this assembly.</summary>
    public static Parser FromResource() => new(ModelFile.FromResource("syntax.bin") is { } file ? ParserModel.Read(file) : null);

    /// <summary>Parses the sentences of <paramref name="tokens"/>.</summary>
    /// <param name="text">The text of the article that the tokens point into.</param>
    /// <param name="tokens">Its tokens and sentences.</param>
    public SyntaxLayer Parse(string text, TokenLayer tokens)
    {
        var words = new Word[tokens.Tokens.Length];
        if (_model is null)
            return new SyntaxLayer(Flat(text, tokens, words));
        var states = new byte[checked(words.Length * _model.Second.Outputs)];
        List<Piece> pieces = Cut(text, tokens);
        for (int first = 0; first < pieces.Count;)
        {
            int end = first;
            for (int rows = 0; end < pieces.Count && (end == first || rows + pieces[end].Count + 1 <= RowsPerBatch); end++)
                rows += pieces[end].Count + 1;
            Parse(text, tokens, pieces[first..end], words, states);
            first = end;
        }

        Join(pieces, words);
        return new SyntaxLayer(ImmutableArray.Create(words)) { States = states, StateWidth = _model.Second.Outputs };
    }

    private void Parse(string text, TokenLayer tokens, List<Piece> pieces, Word[] words, byte[] states)
    {
        using var workspace = new Workspace();
        var batch = new SequenceBatch([.. pieces.Select(p => p.Count + 1)]);
        var encoder = new Encoder(_model!, _known!, workspace);
        IntegerRows encoded = encoder.Encode(batch, (sentence, position) =>
            position == 0 ? WordFeatures.Root : tokens.Tokens[pieces[sentence].First + position - 1].Span.In(text));
        var scorer = new ParseScores(_model!, encoded, workspace);
        ParserTables tables = _model!.Tables;
        int[] headRows = HeadRows(scorer, batch);
        int[] relations = scorer.Relations(headRows);
        for (int i = 0; i < pieces.Count; i++)
        {
            int root = batch.Starts[i];
            for (int row = root + 1; row < batch.Starts[i + 1]; row++)
            {
                int token = pieces[i].First + row - root - 1;
                int head = headRows[row];
                ReadOnlySpan<char> form = tokens.Tokens[token].Span.In(text);
                (int xpos, int upos) = scorer.Tags(row);
                string relation = tables.Relations[head == root ? 0 : relations[row]];
                bool isHave = Lemmatizer.MayBeHave(form, relation) && tables.Xpos[scorer.Tags(head).Xpos] == "VBN";
                words[token] = new Word(
                    tables.Upos[upos],
                    tables.Xpos[xpos],
                    isHave ? "have" : _lemmatizer!.Lemma(form, tables.Xpos[xpos]),
                    head == root ? -1 : token + head - row,
                    relation);
                encoded.Row(row).CopyTo(states.AsSpan(token * encoded.Columns));
            }
        }
    }

    // The row of each row's head; the roots of sentences are their own.
    private static int[] HeadRows(ParseScores scorer, SequenceBatch batch)
    {
        var headRows = new int[batch.Rows];
        Span<int> heads = stackalloc int[LongestPiece + 1];
        for (int i = 0; i < batch.Count; i++)
        {
            TreeDecoder.Decode(scorer.Arcs(batch.Starts[i], batch.Lengths[i]), batch.Lengths[i], heads);
            for (int position = 0; position < batch.Lengths[i]; position++)
                headRows[batch.Starts[i] + position] = batch.Starts[i] + Math.Max(0, heads[position]);
        }

        return headRows;
    }

    // Cuts sentences that are too long, behind the last punctuation of the second half of a piece if there is one.
    private static List<Piece> Cut(string text, TokenLayer tokens)
    {
        var pieces = new List<Piece>(tokens.Sentences.Length);
        foreach (Sentence sentence in tokens.Sentences)
        {
            bool continues = false;
            for (int first = sentence.FirstToken; first < sentence.EndToken;)
            {
                int end = Math.Min(sentence.EndToken, first + LongestPiece);
                if (end < sentence.EndToken)
                {
                    int cut = end;
                    while (cut > first + (LongestPiece / 2) && !EndsClause(tokens.Tokens[cut - 1].Span.In(text)))
                        cut--;
                    if (cut > first + (LongestPiece / 2))
                        end = cut;
                }

                pieces.Add(new Piece(first, end - first, continues));
                continues = true;
                first = end;
            }
        }

        return pieces;
    }

    private static bool EndsClause(ReadOnlySpan<char> form) => form is [',' or ';' or '.' or ':' or '!' or '?' or '—'];

    // One tree a sentence: the roots of later pieces hang on the root of the first.
    private static void Join(List<Piece> pieces, Word[] words)
    {
        int root = -1;
        foreach (Piece piece in pieces)
        {
            for (int token = piece.First; token < piece.First + piece.Count; token++)
            {
                if (words[token].Head >= 0)
                    continue;
                if (piece.Continues)
                    words[token] = words[token] with { Head = root, Deprel = "parataxis" };
                else
                    root = token;
            }
        }
    }

    private static ImmutableArray<Word> Flat(string text, TokenLayer tokens, Word[] words)
    {
        foreach (Sentence sentence in tokens.Sentences)
        {
            for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                bool first = i == sentence.FirstToken;
                words[i] = new Word("X", "FW", tokens.Tokens[i].Span.In(text).ToString(), first ? -1 : sentence.FirstToken, first ? "root" : "dep");
            }
        }

        return ImmutableArray.Create(words);
    }

    /// <summary>A sentence or a part of one: <paramref name="Count"/> tokens from <paramref name="First"/>.</summary>
    private readonly record struct Piece(int First, int Count, bool Continues);
}
