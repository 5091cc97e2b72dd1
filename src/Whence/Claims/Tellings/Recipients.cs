using Whence.Claims.Grammar;
using Whence.Claims.Tellers;
using Whence.Mentions;

namespace Whence.Claims.Tellings;

/// <summary>Finds the publisher through whom a teller is heard: "told Reuters", "in an interview with the Post", "said on Radio Kanto", "when MSNBC asked him".</summary>
internal sealed class Recipients(Trees trees, ClauseGrammar phrases, TellerTypes types)
{
    /// <summary>Adds the recipients of <paramref name="telling"/> to its outer tellers.</summary>
    public void Add(Telling telling)
    {
        int verb = telling.Cue;
        if (trees.Upos(verb) is not ("VERB" or "AUX") || telling.IsLabel) return;
        if (trees.Lemma(verb) is "tell" or "inform" or "assure" or "remind")
        {
            foreach (int child in trees.Children(verb))
            {
                if (child > verb && (trees.Is(child, "obj") || trees.Is(child, "iobj")) && IsHearer(child)) Take(telling, child);
            }
        }

        Carriers(telling);
        for (int i = trees.First(verb); i <= trees.Last(verb); i++)
        {
            if (!trees.IsNominal(i) || !trees.Under(i, verb) || telling.Content.BinarySearch(i) >= 0 || i == telling.Teller) continue;
            // What stands under the teller describes it: "an official of Radio Kanto"; not so "an official, speaking to Radio Kanto,".
            if (telling.Teller >= 0 && trees.Under(i, telling.Teller) && !(trees.Head(i) is >= 0 and int speaks && trees.Form(speaks) is "speaking" or "talking" or "writing" && trees.Is(speaks, "acl"))) continue;
            bool reached = trees.Is(i, "obl") || trees.Is(i, "nmod");
            bool asks = trees.Is(i, "nsubj") && trees.Lemma(trees.Head(i)) is "ask" or "interview" && trees.Is(trees.Head(i), "advcl");
            if (!(asks || (reached && (phrases.HasCase(i, "to") || phrases.HasCase(i, "with") || phrases.HasCase(i, "on") || phrases.HasCase(i, "in") || phrases.HasCase(i, "by") || phrases.HasCase(i, "for"))))) continue;
            if (IsPublisherName(i) || IsInterviewer(i) || (trees.Upos(i) == "NOUN" && types.IsMediaPhrase(i) && !phrases.HasCase(i, "in") && !phrases.HasCase(i, "on"))) Take(telling, i);
        }
    }

    /// <summary>The publishers that carry the words: "in a statement carried by state television", "in remarks aired on Channel 9".</summary>
    private void Carriers(Telling telling)
    {
        Tokens.Sentence sentence = trees.Sentences[trees.SentenceOf(telling.Cue)];
        for (int i = sentence.FirstToken + 1; i + 1 < sentence.EndToken; i++)
        {
            if (trees.Xpos(i) is not ("VBN" or "VBD") || trees.Form(i + 1) is not ("by" or "on" or "in") || telling.Content.BinarySearch(i) >= 0 || trees.Head(i + 1) is not (> 0 and int carrier) || carrier <= i) continue;
            if (trees.Lemma(i) is not ("carry" or "broadcast" or "publish" or "air" or "report" or "release" or "run" or "print" or "televise" or "post" or "quote")) continue;
            if (!SpeechWords.VoiceNouns.Contains(trees.Lemma(i - 1)) && trees.Lemma(i - 1) is not ("address" or "video" or "audio")) continue;
            if (IsPublisherName(carrier) || types.IsMediaPhrase(carrier)) Take(telling, carrier);
        }
    }

    /// <summary>Who is told, when it is a publisher: by its name, by a noun such as "the agency", or a name that is neither a person, a place nor a body.</summary>
    public bool IsHearer(int token)
    {
        if (trees.Upos(token) == "NOUN") return types.IsMediaPhrase(token) && trees.Lemma(token) != "media";
        if (IsPublisherName(token)) return true;
        if (trees.Upos(token) != "PROPN" || !char.IsUpper(trees.Text[trees.Tokens[token].Span.Start])) return false;
        Mention? name = types.NameIn(token);
        return name is null or { Type: EntityType.Organization or EntityType.Other or EntityType.Product } && !IsBody(token);
    }

    /// <summary>"in an interview with Die Woche": whoever publishes interviews, whatever the name.</summary>
    private bool IsInterviewer(int token) =>
        trees.Upos(token) == "PROPN" && phrases.HasCase(token, "with") && trees.Head(token) is >= 0 and int interview && trees.Lemma(interview) == "interview" && types.NameIn(token) is null or { Type: not EntityType.Person };

    private bool IsPublisherName(int token)
    {
        if (trees.Upos(token) is not ("PROPN" or "NOUN")) return false;
        Mention? name = types.NameIn(token);
        return OutletNames.IsPublisher(types.Printed(token, bare: true)) || (name is { Type: not EntityType.Person } && OutletNames.IsPublisher(name.Span.In(trees.Text).ToString()));
    }

    private bool IsBody(int token)
    {
        (int from, int to) = phrases.Core(token);
        for (int i = from; i <= to; i++)
        {
            if (TellerNouns.IsBody(trees.Lemma(i)) || trees.Lemma(i) is "nation" or "nations" or "states" or "congress" or "union" || TellerNouns.IsBodyByInitials(trees.Form(i))) return true;
        }

        return false;
    }

    private void Take(Telling telling, int head)
    {
        if (!telling.Outer.Contains(head)) telling.Outer.Add(head);
        telling.Frame.UnionWith(trees.Subtree(head).Where(t => telling.Content.BinarySearch(t) < 0));
    }
}
