using Whence.Mentions.Names;
using Whence.Text;
using Whence.Training.Corpora;
using static Whence.Mentions.Names.NameClass;

namespace Whence.Training.Mentions.Names;

/// <summary>Reads names out of GUM's entity layer, which marks whole phrases, named or not.</summary>
internal static class GumDocument
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "President", "Prime", "Minister", "Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Senator", "Justice", "Professor", "Secretary", "Sir", "King", "Queen", "General", "Chief", "Director", "Chairman" };

    public static NameDocument Learnable(TreebankText document)
    {
        var allowed = new ulong[document.Rows.Count];
        // Common words are no names of the classes that GUM tells apart; dates and the like are open.
        for (int i = 0; i < allowed.Length; i++)
            allowed[i] = document.Rows[i][3] == "PROPN" ? NameDocument.Any : NameDocument.Outside(Date, Money, Norp, Misc, Event, Product);
        foreach ((int first, int end, string type) in Mentions(document.Rows).OrderByDescending(m => m.End - m.First))
        {
            NameClass[] classes = type switch { "person" => [Person], "place" => [Location, Facility], "organization" => [Organization], _ => [] };
            (int from, int to) = ProperRun(document.Rows, first, end);
            if (classes.Length == 0 || to <= from || !IsHead(document.Rows, first, end, from, to))
                continue;
            // "President Ann Vale": the title is not part of the name. "University of Vale": how far the name goes is not known.
            while (to - from > 1 && Titles.Contains(document.Rows[from][1]))
                from++;
            bool open = false;
            for (int i = to; i < end; i++)
                open |= document.Rows[i][3] == "PROPN";
            bool free = true;
            for (int i = from; i < to; i++)
                free &= allowed[i] == NameDocument.Any;
            if (!open && free)
                NameDocument.Mark(allowed, from, to, classes);
            else if (open)
                allowed.AsSpan(from, end - from).Fill(NameDocument.Any);
        }

        var sentences = new List<string[]>();
        var sets = new List<ulong[]>();
        int word = 0;
        foreach (TextSpan sentence in document.Sentences)
        {
            int start = word;
            while (word < document.Words.Count && document.Words[word].End <= sentence.End)
                word++;
            sentences.Add([.. document.Rows.Skip(start).Take(word - start).Select(row => row[1])]);
            sets.Add(allowed[start..word]);
        }

        return new NameDocument("gum", sentences, sets);
    }

    /// <summary>The phrases: "(12-person-..." opens chain 12, "12)" closes it, "(12-person-...)" is one word.</summary>
    private static IEnumerable<(int First, int End, string Type)> Mentions(IReadOnlyList<string[]> rows)
    {
        var open = new Dictionary<string, Stack<(int First, string Type)>>(StringComparer.Ordinal);
        for (int i = 0; i < rows.Count; i++)
        {
            string? entity = rows[i][9].Split('|').FirstOrDefault(part => part.StartsWith("Entity=", StringComparison.Ordinal))?["Entity=".Length..];
            for (int at = 0; entity is not null && at < entity.Length;)
            {
                bool opens = entity[at] == '(';
                int end = at + 1;
                while (end < entity.Length && entity[end] is not ('(' or ')'))
                    end++;
                string[] parts = entity[(opens ? at + 1 : at)..end].Split('-');
                bool closes = end < entity.Length && entity[end] == ')';
                if (!open.TryGetValue(parts[0], out Stack<(int, string)>? stack))
                    open[parts[0]] = stack = new Stack<(int, string)>();
                if (opens)
                    stack.Push((i, parts.Length > 1 ? parts[1] : ""));
                if (closes && stack.TryPop(out (int First, string Type) mention))
                    yield return (mention.First, i + 1, mention.Type);
                at = closes ? end + 1 : end;
            }
        }
    }

    /// <summary>The last run of proper nouns in a phrase before anything that follows its head.</summary>
    private static (int From, int To) ProperRun(IReadOnlyList<string[]> rows, int first, int end)
    {
        int to = first;
        while (to < end && rows[to][3] is "DET" or "ADJ" or "NOUN" or "PUNCT" or "NUM" or "PRON")
            to++;
        int from = to;
        while (to < end && rows[to][3] == "PROPN")
            to++;
        return (from, to);
    }

    private static bool IsHead(IReadOnlyList<string[]> rows, int first, int end, int from, int to)
    {
        int length = end - first;
        for (int i = from; i < to; i++)
        {
            // The head of the phrase is the word whose own head lies outside it.
            int head = int.Parse(rows[i][6], System.Globalization.CultureInfo.InvariantCulture) - int.Parse(rows[i][0], System.Globalization.CultureInfo.InvariantCulture) + i;
            if (rows[i][6] == "0" || head < first || head >= first + length)
                return true;
        }

        return false;
    }
}
