//! Words of what people do, and of what goes on in their heads, folded, in five languages.

/// Words of what goes on in a head.
#[rustfmt::skip]
pub(in crate::check) const UNSEEN: [(&str, &[&str]); 5] = [
    ("fr", &[
        "connaitre", "connait", "connais", "connaissance", "connaissances", "comprendre",
        "comprend", "comprends", "compris", "sensibilise", "sensibilisee", "sensibilises",
        "sensibilisees", "sensibilisation", "maitriser", "maitrise", "maitrises", "apprehender",
    ]),
    ("en", &[
        "know", "knows", "knowing", "knowledge", "understand", "understands", "understanding",
        "understood", "aware", "awareness", "familiar", "master", "masters", "mastered",
    ]),
    ("de", &[
        "kennen", "kennt", "kenntnis", "kenntnisse", "verstehen", "versteht", "beherrschen",
        "beherrscht",
    ]),
    ("es", &[
        "conocer", "conoce", "conocimiento", "conocimientos", "comprender", "comprende",
        "entender", "entiende", "dominar", "domina",
    ]),
    ("nl", &[
        "kennen", "kent", "kennis", "begrijpen", "begrijpt", "beheersen", "beheerst",
    ]),
];

/// Beginnings of words of what others can see, hear or read; those under four letters are whole
/// words. The list is long on purpose: one of them anywhere, and the rule is silent.
#[rustfmt::skip]
pub(in crate::check) const SEEN: [(&str, &[&str]); 5] = [
    ("fr", &[
        "accompagn", "accueil", "adapt", "aide", "ajust", "analys", "anim", "appliqu",
        "argument", "assembl", "assist", "calcul", "chant", "choisi", "cite", "citer", "code",
        "coder", "compar", "concev", "concu", "configur", "constru", "contribu", "coordonn",
        "coudre", "cousu", "creer", "cree", "cuisin", "decri", "defend", "demontr", "demonstr",
        "dessin", "dire", "dit", "donn", "echang", "ecout", "ecri", "enseign", "entret",
        "essai", "essay", "examin", "exerc", "expliqu", "explic", "expos", "fabri", "faire",
        "fait", "forme", "former", "gere", "gerer", "greff", "identifi", "illustr", "install",
        "lire", "livr", "mene", "mener", "mesur", "mettre", "mis", "montr", "nomm", "observ",
        "obten", "obtenu", "organis", "parl", "partag", "particip", "passe", "passer", "pilot",
        "plant", "pratiqu", "prepar", "present", "produi", "programm", "propos", "publi",
        "questionnaire", "quiz", "racont", "realis", "recit", "redig", "regl", "rencontr",
        "rempli", "repar", "repond", "repondu", "reponse", "resou", "restitu", "reuni",
        "reussi", "signal", "sign", "soud", "suivi", "suivre", "tenir", "tenu", "test",
        "transm", "tri", "trie", "trier", "trouv", "utilis", "valid", "verifi", "visit",
    ]),
    ("en", &[
        "adapt", "analys", "answer", "appl", "ask", "attend", "build", "built", "check",
        "choose", "chose", "clean", "compar", "complet", "cook", "creat", "debug", "deliver",
        "demonstr", "describ", "design", "did", "discuss", "do", "does", "done", "draw", "exam",
        "explain", "find", "fix", "found", "gave", "give", "help", "identif", "install", "lead",
        "led", "list", "made", "make", "measur", "mend", "name", "organi", "pass", "perform",
        "plan", "play", "practi", "prepar", "present", "produc", "program", "publish", "quiz",
        "ran", "read", "repair", "report", "run", "runs", "say", "share", "show", "sign",
        "sing", "solv", "speak", "submit", "take", "took", "taught", "teach", "tell", "test",
        "told", "use", "used", "uses", "using", "write", "written", "wrote",
    ]),
    ("de", &[
        "anwend", "antwort", "bau", "baut", "beantwort", "begleit", "beschreib", "durchfuhr",
        "entwick", "entwerf", "erklar", "erstell", "erzahl", "fuhr", "gebaut", "gemacht",
        "geschrieb", "gezeig", "helf", "hilf", "kocht", "koch", "leit", "losen", "lost", "mach",
        "mess", "nahm", "nenn", "nutz", "nimm", "organis", "plan", "pras", "pruf", "prog",
        "repar", "schreib", "singt", "spiel", "sprech", "spric", "teil", "test", "unterricht",
        "vergleich", "verwend", "wend", "zeichn", "zeig",
    ]),
    ("es", &[
        "analiz", "anim", "aplic", "asist", "ayud", "cant", "cocin", "compar", "complet",
        "constru", "cont", "crea", "demostr", "describ", "dibuj", "dirig", "disen", "elabor",
        "elig", "ensen", "entreg", "escrib", "escri", "escuch", "explic", "habl", "hace",
        "hacer", "hecho", "identif", "jueg", "jug", "medi", "mostr", "muestr", "organiz",
        "particip", "plan", "prepar", "present", "prob", "produc", "realiz", "repar", "resolv",
        "resuel", "respond", "usa", "usar", "utiliz",
    ]),
    ("nl", &[
        "antwoord", "begeleid", "beschrijf", "bouw", "deel", "doe", "doet", "gebruik", "geef",
        "geeft", "gemaakt", "geven", "help", "kies", "kook", "laat", "leg", "legt", "leid",
        "leidt", "lost", "luister", "maak", "maken", "meet", "noem", "ontwerp", "oplos",
        "organis", "pas", "plan", "present", "prog", "repar", "schrijf", "schrijv", "speel",
        "spreek", "teken", "test", "toepas", "toon", "toont", "uitleg", "uitvoer", "vergelijk",
        "vertel", "voer", "zing",
    ]),
];
