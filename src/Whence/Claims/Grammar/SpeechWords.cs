using System.Collections.Frozen;

namespace Whence.Claims.Grammar;

/// <summary>What a cue does with its content.</summary>
internal enum Force
{
    /// <summary>The teller vouches for it: say, report, confirm.</summary>
    Asserts,

    /// <summary>The teller holds it without vouching: believe, suspect, allege.</summary>
    Hedges,

    Denies,

    /// <summary>The teller leaves it open: doubt, cannot confirm.</summary>
    Questions,
}

/// <summary>Verbs and nouns that tell, by lemma (closed lists; the trained attributions add what is not listed).</summary>
internal static class SpeechWords
{
    // Nouns whose clause says what they hold: "the claim that ...". Behind the others below "that" more often opens a relative clause.
    private const string Propositions =
        "report reports claim allegation accusation charge suggestion rumour rumor story talk assertion statement notion speculation news information narrative insinuation finding conclusion assessment";

    private const string Accounts = "account article version tale reporting coverage description";

    private static readonly FrozenDictionary<string, Force> Verbs = Build();

    /// <summary>Nouns for a text or a telling, of which one can say "reports that" or "a claim of".</summary>
    public static readonly FrozenSet<string> ReportNouns = Set(
        Propositions, Accounts,
        "announcement declaration confirmation warning belief admission disclosure revelation contention " +
        "testimony complaint denial prediction estimate dispatch assurance acknowledgement acknowledgment tweet post letter disinformation");

    /// <summary>Nouns of which a whole clause can be called untrue: "the idea that the bank hid losses is false".</summary>
    public static readonly FrozenSet<string> JudgeableNouns = Set(Propositions, "idea theory");

    /// <summary>Nouns that a denial can take as its object: what is rejected is a telling or what it comes to, not an offer.</summary>
    public static readonly FrozenSet<string> DeniableNouns = Set(Propositions, Accounts, "idea theory accuracy involvement result outcome verdict");

    /// <summary>Texts that speak with the voice of who issued them.</summary>
    public static readonly FrozenSet<string> VoiceNouns = Set(
        "statement tweet post letter comment remark interview speech release communique communiqué message email e-mail briefing testimony announcement declaration post editorial op-ed broadcast account finding denial twitter facebook telegram x");

    /// <summary>Texts of an outlet.</summary>
    public static readonly FrozenSet<string> StoryNouns = Set("report article story dispatch piece account reporting investigation scoop coverage bulletin exclusive item");

    /// <summary>Predicates that call a telling untrue.</summary>
    public static readonly FrozenSet<string> Untrue = Set(
        "baseless false untrue inaccurate wrong fabricated unfounded unsubstantiated incorrect fake nonsense lie hoax fiction groundless propaganda rubbish ridiculous absurd " +
        "misleading fabrication disinformation misinformation slander smear fantasy falsehood invention erroneous bogus unjustified preposterous laughable garbage myth distortion mistaken");

    /// <summary>Predicates that call a telling true; negated, they deny.</summary>
    public static readonly FrozenSet<string> True = Set("accurate true correct right factual credible authentic genuine real valid reliable");

    /// <summary>Predicates that leave a telling open.</summary>
    public static readonly FrozenSet<string> Open = Set(
        "unconfirmed unverified doubtful unclear uncertain unproven questionable dubious implausible unlikely sceptical skeptical unknown inconclusive disputed exaggerated overblown overstated premature");

    /// <summary>Verbs that bring in another teller: "citing", "quoted".</summary>
    public static bool IsCitation(string lemma) => lemma is "cite" or "quote";

    /// <summary>Verbs of finding out, which, negated, leave their content open: "could not verify".</summary>
    public static bool IsCheck(string lemma) => lemma is "confirm" or "verify" or "corroborate" or "substantiate" or "authenticate" or "observe" or "see" or "establish" or "detect" or "determine" or "ascertain" or "prove";

    /// <summary>Verbs whose noun object can be what is told: "confirmed the deal".</summary>
    public static bool TakesNounContent(string lemma) => lemma is "confirm" or "announce" or "reveal" or "disclose" or "acknowledge" or "admit" or "allege" or "verify" or "corroborate" or "report" or "claim" or "predict";

    /// <summary>Verbs that name what they speak of: "called the report a lie".</summary>
    public static bool IsNaming(string lemma) => lemma is "call" or "label" or "brand" or "describe" or "term" or "dub" or "consider" or "deem" or "denounce" or "slam" or "condemn" or "declare" or "proclaim" or "recognize" or "recognise";

    /// <summary>What one can voice concern or doubt about and thereby question a claim.</summary>
    public static bool IsQuestionable(string lemma) => DeniableNouns.Contains(lemma) || lemma is "vote" or "election" or "count" or "figure" or "number" or "credibility" or "legitimacy" or "fairness" or "authenticity" or "integrity" or "tally" or "evidence";

    /// <summary>Verbs that give a text to the public: their subject owns the text.</summary>
    public static bool IsPublishing(string lemma) => lemma is "run" or "publish" or "carry" or "print" or "air" or "release" or "issue" or "broadcast" or "post" or "write" or "produce";

    /// <summary>Whether a headline that opens with the word names its kind and no teller: "Exclusive: ...".</summary>
    public static bool IsDeskTag(string form) =>
        form is "exclusive" or "breaking" or "update" or "updated" or "watch" or "live" or "analysis" or "opinion" or "explainer" or "video" or "factbox" or "timeline" or "correction" or "corrected" or "photos" or "fact" or "interview" or "insight" or "focus" or "urgent" or "alert" or "just";

    /// <summary>What the verb does with its content, or null when it is not a verb of telling.</summary>
    /// <remarks>Lemmatizers cut one "e" too many off rare verbs ("ruled" as "rul").</remarks>
    public static Force? OfVerb(string lemma) => Verbs.TryGetValue(lemma, out Force force) || (lemma.Length > 2 && lemma[^1] is not 'e' && Verbs.TryGetValue(lemma + "e", out force)) ? force : null;

    private static FrozenSet<string> Set(params ReadOnlySpan<string> words) => string.Join(' ', words!).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, Force> Build()
    {
        var verbs = new Dictionary<string, Force>(StringComparer.Ordinal);
        Add(Force.Asserts,
            "say tell report announce state declare note add explain insist confirm disclose reveal warn argue acknowledge admit assert maintain contend write tweet post testify " +
            "show indicate find conclude determine observe remark stress emphasize emphasise reiterate repeat recall recount describe respond reply answer counter predict forecast " +
            "estimate calculate pledge promise vow threaten swear concede complain boast joke quip comment clarify elaborate continue inform notify advise caution learn hear signal " +
            "assess judge know understand expect accuse call demonstrate prove detail attest affirm certify verify corroborate mention stipulate underline underscore point reckon " +
            "charge blame recommend urge hope document read rule establish label brand term dub consider deem denounce retort proclaim exclaim");
        Add(Force.Asserts, "claim");
        Add(Force.Hedges, "allege believe think suspect suggest speculate assume fear guess hint imply imagine presume suppose surmise theorize theorise hypothesize purport feel insinuate worry");
        Add(Force.Asserts, "recognize recognise proclaim back endorse corroborate");
        Add(Force.Denies, "deny reject dismiss refute dispute rebut repudiate disavow debunk disprove contradict");
        Add(Force.Questions, "doubt question wonder query ask");
        return verbs.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(Force force, string words)
        {
            foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) verbs[word] = force;
        }
    }
}
