using System.Collections.Frozen;

namespace Whence.Articles.Language;

/// <summary>Tells the language of a text by its most frequent words and its script; what a page declares decides doubtful cases.</summary>
internal static class LanguageFinder
{
    /// <summary>So many characters are enough.</summary>
    private const int Reach = 4000;

    /// <summary>Below this share of stop words nothing is known of a Latin text.</summary>
    private const double LeastShare = 0.12;

    private static readonly string[] Codes = ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "pl", "tr", "id", "fi", "cs", "ro", "hu"];

    private static readonly string[] StopWords =
    [
        "the of and to in that is was for on with as by it he at from his be are this have has not said which who will their they an been were but or its had would after about you we she her more one what when there all if can up out no so into than them some could him only new other",
        "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde",
        "le la les et des en du une est que dans pour qui sur pas au ne plus ce par un il avec sont aux son mais sa été ont cette ou se ses comme elle nous leur fait être aussi deux même",
        "de la que el en los del se las por un para con no una su al lo como más pero sus le ya este sí porque esta entre cuando muy sin sobre también me hasta hay donde ha fue",
        "di che il la e un per una in non sono con del da si le della al dei nel più come anche ha gli alla delle ma suo lo dal questo o se nella essere stato",
        "de que o a e do da em um para com não uma os no se na por mais as dos como mas ao ele das seu sua ou quando muito nos já também só pelo pela até isso",
        "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit naar door over hij ze worden heeft deze wordt kan zo hun",
        "och att det i en som är på för av med den till inte har om ett de var jag men så från kan vi när han hade eller nu ska under vid efter",
        "og at det i en er til på som de med for af den ikke der var et har jeg om vi men han fra kan eller blev efter også skal ved havde",
        "og i det er på en som til for av at med de har ikke et den om var fra men han vi kan seg eller etter skal også ble ved hadde",
        "w i na się nie z do to że jest o jak po co ale od za przez tak tym jego dla być czy tego był oraz są już może jako ich",
        "ve bir bu da de için ile çok olarak daha gibi olan ne var ama kadar sonra en ki her oldu göre olduğu ancak",
        "yang dan di dengan untuk dari ini itu pada dalam tidak akan adalah ke juga ada oleh karena sudah bisa saya mereka telah atau kami",
        "ja on ei että se hän oli ovat mutta kun niin tai myös ole joka kuin jos sen nyt mitä sitä kanssa",
        "a se na v je že s z to do o i ve pro by za si jak ale po jako jsou která který od už však podle",
        "și în de la a care nu pe cu o un din este să mai că pentru fost sunt au ca sau dar după",
        "a az és hogy nem egy is ez van meg de csak már volt ha el mint még azt kell ki vagy pedig",
    ];

    private static readonly FrozenDictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> Languages = Build();

    /// <summary>ISO 639-1 code. A text that shows nothing keeps what its page declares, or counts as English.</summary>
    public static string Find(string text, string? declared)
    {
        Span<int> counts = stackalloc int[Codes.Length];
        int words = 0, letters = 0, start = -1;
        Span<int> scripts = stackalloc int[Scripts.Count];
        int end = Math.Min(text.Length, Reach);
        for (int i = 0; i <= end; i++)
        {
            char c = i < end ? text[i] : ' ';
            if (char.IsLetter(c))
            {
                letters++;
                if (c >= '\u0370')
                    scripts[Scripts.Of(c)]++;
                start = start < 0 ? i : start;
                continue;
            }

            if (start < 0)
                continue;
            words++;
            if (i - start <= 7 && Languages.TryGetValue(text.AsSpan(start, i - start), out uint mask))
            {
                for (int language = 0; language < Codes.Length; language++)
                    counts[language] += (int)(mask >> language) & 1;
            }

            start = -1;
        }

        if (Scripts.Language(scripts, letters) is { } byScript)
            return byScript;
        if (words == 0)
            return declared ?? "en";
        int best = 0;
        for (int language = 1; language < Codes.Length; language++)
            best = counts[language] > counts[best] ? language : best;
        int declaredIndex = declared is null ? -1 : Array.IndexOf(Codes, declared);
        if (declaredIndex >= 0 && counts[declaredIndex] * 10 >= counts[best] * 8)
            return declared!;
        if (words < 20 || counts[best] < words * LeastShare)
            return counts[0] * 10 >= counts[best] * 8 || words < 20 ? declared ?? "en" : counts[best] >= 5 ? Codes[best] : declared ?? "en";
        return Codes[best];
    }

    private static FrozenDictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var masks = new Dictionary<string, uint>(StringComparer.OrdinalIgnoreCase);
        for (int language = 0; language < Codes.Length; language++)
        {
            foreach (string word in StopWords[language].Split(' '))
                masks[word] = masks.GetValueOrDefault(word) | (1u << language);
        }

        return masks.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
