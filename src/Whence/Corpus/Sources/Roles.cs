using System.Collections.Frozen;

namespace Whence.Corpus.Sources;

/// <summary>What an unnamed person is said to be. <see cref="Any"/> excludes no other role, <see cref="Official"/> none that serves a state.</summary>
internal enum Role
{
    Any,
    Official,
    Diplomat,
    Intelligence,
    Military,
    Police,
    Minister,
    Lawmaker,
    Expert,
    Witness,
    Medic,
    Business,
    Activist,
    Reporter,
}

/// <summary>The words that say a role.</summary>
internal static class Roles
{
    private static readonly FrozenDictionary<string, Role> ByWord = new Dictionary<string, Role>
    {
        ["official"] = Role.Official,
        ["authority"] = Role.Official,
        ["bureaucrat"] = Role.Official,
        ["functionary"] = Role.Official,
        ["aide"] = Role.Official,
        ["diplomat"] = Role.Diplomat,
        ["diplomatic"] = Role.Diplomat,
        ["envoy"] = Role.Diplomat,
        ["ambassador"] = Role.Diplomat,
        ["intelligence"] = Role.Intelligence,
        ["spy"] = Role.Intelligence,
        ["agent"] = Role.Intelligence,
        ["military"] = Role.Military,
        ["officer"] = Role.Military,
        ["general"] = Role.Military,
        ["commander"] = Role.Military,
        ["soldier"] = Role.Military,
        ["army"] = Role.Military,
        ["troop"] = Role.Military,
        ["police"] = Role.Police,
        ["policeman"] = Role.Police,
        ["detective"] = Role.Police,
        ["prosecutor"] = Role.Police,
        ["investigator"] = Role.Police,
        ["minister"] = Role.Minister,
        ["lawmaker"] = Role.Lawmaker,
        ["senator"] = Role.Lawmaker,
        ["congressman"] = Role.Lawmaker,
        ["mp"] = Role.Lawmaker,
        ["legislator"] = Role.Lawmaker,
        ["expert"] = Role.Expert,
        ["analyst"] = Role.Expert,
        ["scientist"] = Role.Expert,
        ["researcher"] = Role.Expert,
        ["economist"] = Role.Expert,
        ["observer"] = Role.Expert,
        ["specialist"] = Role.Expert,
        ["professor"] = Role.Expert,
        ["academic"] = Role.Expert,
        ["witness"] = Role.Witness,
        ["eyewitness"] = Role.Witness,
        ["resident"] = Role.Witness,
        ["villager"] = Role.Witness,
        ["local"] = Role.Witness,
        ["neighbour"] = Role.Witness,
        ["neighbor"] = Role.Witness,
        ["survivor"] = Role.Witness,
        ["bystander"] = Role.Witness,
        ["doctor"] = Role.Medic,
        ["medic"] = Role.Medic,
        ["nurse"] = Role.Medic,
        ["hospital"] = Role.Medic,
        ["physician"] = Role.Medic,
        ["executive"] = Role.Business,
        ["trader"] = Role.Business,
        ["employee"] = Role.Business,
        ["banker"] = Role.Business,
        ["manager"] = Role.Business,
        ["businessman"] = Role.Business,
        ["industry"] = Role.Business,
        ["broker"] = Role.Business,
        ["company"] = Role.Business,
        ["activist"] = Role.Activist,
        ["campaigner"] = Role.Activist,
        ["defector"] = Role.Activist,
        ["dissident"] = Role.Activist,
        ["reporter"] = Role.Reporter,
        ["journalist"] = Role.Reporter,
        ["correspondent"] = Role.Reporter,
        ["source"] = Role.Any,
        ["person"] = Role.Any,
        ["people"] = Role.Any,
        ["informant"] = Role.Any,
        ["insider"] = Role.Any,
        ["individual"] = Role.Any,
        ["someone"] = Role.Any,
        ["somebody"] = Role.Any,
        ["man"] = Role.Any,
        ["woman"] = Role.Any,
        ["those"] = Role.Any,
        ["some"] = Role.Any,
        ["many"] = Role.Any,
        ["others"] = Role.Any,
        ["other"] = Role.Any,
        ["member"] = Role.Any,
        ["figure"] = Role.Any,
    }.ToFrozenDictionary();

    /// <summary>The role a singular lower-case word says, or null.</summary>
    public static Role? Of(string singular) => ByWord.TryGetValue(singular, out Role role) ? role : null;

    /// <summary>Whether one person may be described in both ways.</summary>
    public static bool MayAgree(Role a, Role b) =>
        a == b || a == Role.Any || b == Role.Any || (a == Role.Official && ServesState(b)) || (b == Role.Official && ServesState(a));

    private static bool ServesState(Role role) =>
        role is Role.Diplomat or Role.Intelligence or Role.Military or Role.Police or Role.Minister;
}
