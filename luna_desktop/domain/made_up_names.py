"""Common names, towns and streets of India, the commonest first, for people who do not exist.

Only `made_up.py` reads this. Names that grow by joining a stem and an ending give the long tail that a real town has.
"""

from __future__ import annotations

_FAMILY = """
Sharma Kumar Singh Patil Reddy Khan Gupta Patel Verma Rao Das Nair Joshi Shah Jain Iyer Yadav Mishra Kulkarni Shetty
Deshmukh Pillai Menon Naik Gowda Chowdhury Banerjee Mukherjee Ghosh Bose Sen Roy Dutta Chatterjee Saha Mondal Mehta
Desai Trivedi Pandya Bhatt Parekh Thakkar Solanki Chauhan Rathod Parmar Rajput Thakur Tiwari Dubey Pandey Shukla
Tripathi Chaturvedi Dwivedi Srivastava Saxena Mathur Bhatnagar Agarwal Goyal Bansal Mittal Garg Singhal Jindal Khanna
Kapoor Malhotra Chopra Arora Bhatia Sethi Ahuja Grover Kohli Gill Sandhu Sidhu Dhillon Grewal Bajwa Brar Mann Sodhi
Ansari Sheikh Qureshi Siddiqui Syed Pathan Mirza Hussain Ahmed Ali Khatri Fernandes DSouza Pereira Rodrigues Lobo
Pinto Dias Coutinho Mascarenhas Gomes Thomas Mathew George Varghese Kurian Cherian Jacob Joseph Philip Chacko
Hegde Bhat Kamath Pai Shenoy Prabhu Acharya Rai Poojary Ballal Alva Karanth Adiga Udupa Gokhale Apte Bapat Kelkar
Sathe Ranade Phadke Paranjape Gadgil Chitale Deshpande Jadhav Pawar Shinde More Gaikwad Kadam Chavan Bhosale Salunkhe
Mane Sawant Rane Parab Kadu Wagh Thorat Gawde Nikam Kale Kamble Sonawane Ingle Bhagat Borkar Iyengar Subramanian
Krishnan Raman Natarajan Srinivasan Venkataraman Balasubramanian Sundaram Chandrasekaran Murugan Palanisamy Selvam
Naidu Chetty Mudaliar Gounder Nadar Thevar Reddiar Varma Namboothiri Kurup Panicker Warrier Unnithan Nambiar Kaimal
Mohanty Panda Sahoo Behera Pradhan Patnaik Rout Nayak Swain Jena Mahapatra Barua Bora Gogoi Saikia Kalita Deka Hazarika
Sarma Baruah Chetia Phukan Tamang Gurung Rana Chettri Lama Bisht Rawat Negi Joshi Pant Bahuguna Nautiyal Kaul Dhar
Bhat Wani Mir Lone Dar Rathore Shekhawat Bhandari Singhvi Kothari Surana Bafna Oswal Lodha Daga Birla Bajaj Poddar
"""
_FEMALE = """
Priya Anjali Sunita Lakshmi Pooja Kavita Neha Meena Anita Rekha Deepa Shilpa Asha Geeta Savita Sneha Swati Divya
Fatima Ayesha Radha Sita Usha Vidya Nisha Ritu Manisha Archana Vandana Shobha Lata Kamala Vimala Sarita Mamta Preeti
Jyoti Aarti Seema Reena Veena Leela Sheela Uma Padma Sudha Rajni Kiran Sangeeta Madhuri Pallavi Ashwini Rashmi Smita
Varsha Bhavana Chitra Gayatri Hema Indira Janaki Kalpana Malini Nandini Parvati Revathi Saraswati Tara Urmila Vasudha
Yamuna Zainab Amina Salma Nasreen Rukhsana Shabana Yasmin Noor Harpreet Gurpreet Simran Jasleen Manpreet Navneet
Mary Anne Rose Teresa Agnes Philomena Lucy Elizabeth Sarah Ruth Bindu Sindhu Maya Roopa Ramya Soumya Chaitra Ananya
Aishwarya Shruti Shreya Tanvi Isha Riya Diya Kavya Meghana Sahana Spoorthi Bhoomika Keerthana Harini Abirami Tamilselvi
Mallika Ambika Bhanu Durga Gauri Kasturi Mrunal Mugdha Rutuja Sayali Vaishali Vrushali Madhavi Sharmila Moushumi Tanuja
Debjani Sharmistha Paromita Sohini Ishita Barnali Jonali Rituparna Mitali Nabanita Puspa Sasmita Itishree Subhashree
"""
_MALE = """
Rahul Amit Rajesh Suresh Ramesh Sanjay Vijay Anil Sunil Manoj Ashok Ravi Vinod Deepak Prakash Mahesh Ganesh Dinesh
Mukesh Rakesh Arun Ajay Sandeep Pradeep Santosh Nitin Sachin Vikas Rohit Mohit Ankit Vishal Gaurav Abhishek Karthik
Arjun Krishna Mohan Gopal Hari Shiva Murali Venkatesh Srinivas Raghu Prasad Nagaraj Manjunath Basavaraj Shivakumar
Mohammed Imran Irfan Salman Asif Faisal Abdul Rashid Yusuf Ibrahim Ismail Farhan Gurpreet Harjeet Balwinder Jaspal
Manpreet Sukhdev Kuldeep Joseph Thomas George John Anthony Francis Xavier Jerome Melvin Savio Rajan Babu Shaji Biju
Saji Unni Ananthan Selvan Murugesan Kannan Senthil Saravanan Anbu Ilango Kumaran Velu Mani Pandian Ezhil Bhaskar
Chandan Debashish Subrata Partha Sourav Tapas Biswajit Arindam Anirban Abhijit Pranab Dipankar Bijoy Hemanta Rupam
Jitendra Narendra Surendra Mahendra Rajendra Upendra Devendra Yogesh Kamlesh Nilesh Hitesh Jignesh Bhavesh Chirag Parth
Dhruv Aditya Siddharth Varun Tarun Pranav Nikhil Akash Aakash Kunal Kartik Omkar Tushar Swapnil Amol Vaibhav Shrikant
Eknath Tukaram Dnyaneshwar Vitthal Pandurang Bhimrao Namdev Balaji Keshav Madhav Govind Damodar Purushottam Vasudev
"""
_STEMS_LINE = """
Venkata Rama Krishna Siva Bala Chandra Raja Jaya Vijaya Surya Hari Gopala Nara Lakshmi Sri Deva Indra Uma
Ganga Padma Sundara Ananda Guru Dharma Satya Nila Mani Ratna Kamala Vasu Sesha Naga Muthu Subra Soma Vira Jagan Yoga
Prabha Tara Bhanu Amara Kala Mala Rudra Loka Maha Tula Vana Arun Karuna Madhu"""
_ENDINGS_LINE = """
kumar nath raj murthy swamy das natha devi mati raman narayan krishnan lingam pathi rathnam appa moorthi
sekhar deva prasad kanth bhushan mohan gopal veni sena jit vardhan ranjan malai vathi selvi kumari latha mani"""
_TOWNS_LINE = """
Nagpur Kolhapur Satar Solapur Belgaum Karwar Nanded Latur Pandharpur Chandavar Goregaon Ratnagiri Malvan
Vengur Sawant Khanapur Jalgaon Dhul Nasik Junnar Shirval Phaltan Mahabal Paithan Ambej Bhor Indap Baramat Talegaon
Wadgaon Saswad Daund Manmad Yeol Sinnar Igatpur Murbad Kalyan Bhiwand Panvel Roh Mangaon Chiplun Guhagar Dapol"""
_TRADES_LINE = """
Daru Batli Soda Lokhand Chini Kapad Motor Screw Rice Mitha Furniture Paper Cycle Machhli Doodh Ghasi Pani
Tamba Ginwala Kabad Loha Lakda Bori Zari Attar Sutar Topi Bangdi Kanch Chappal"""

_STEMS, _ENDINGS = _STEMS_LINE.split(), _ENDINGS_LINE.split()

FAMILY_NAMES = tuple(
    dict.fromkeys(
        [
            *_FAMILY.split(),
            *(f"{town}kar" for town in _TOWNS_LINE.split()),
            *(f"{trade}wala" for trade in _TRADES_LINE.split()),
        ]
        + [f"{stem}{ending}" for ending in _ENDINGS[:14] for stem in _STEMS]
    )
)
FEMALE = tuple(dict.fromkeys([*_FEMALE.split(), *(f"{stem}{end}" for end in _ENDINGS[-6:] for stem in _STEMS)]))
MALE = tuple(dict.fromkeys([*_MALE.split(), *(f"{stem}{end}" for end in _ENDINGS[:-6] for stem in _STEMS)]))
SINGLE_NAMES = (
    "Murugan",
    "Lakshmamma",
    "Basappa",
    "Kempamma",
    "Raju",
    "Velu",
    "Sundari",
    "Munna",
    "Thimmaiah",
    "Sushila",
)

# Latin family, Latin female, Latin male, then the same in the script.
SCRIPTS: tuple[tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]], ...] = (
    (
        (("Kumar", "कुमार"), ("Sharma", "शर्मा"), ("Verma", "वर्मा"), ("Gupta", "गुप्ता"), ("Singh", "सिंह"),
         ("Patil", "पाटील"), ("Deshpande", "देशपांडे"), ("Kulkarni", "कुलकर्णी"), ("Yadav", "यादव"), ("Mishra", "मिश्रा")),
        (("Priya", "प्रिया"), ("Sunita", "सुनीता"), ("Lakshmi", "लक्ष्मी"), ("Savita", "सविता"), ("Asha", "आशा"),
         ("Kavita", "कविता"), ("Radha", "राधा"), ("Geeta", "गीता")),
        (("Ramesh", "रमेश"), ("Suresh", "सुरेश"), ("Mahesh", "महेश"), ("Rajkumar", "राजकुमार"), ("Sanjay", "संजय"),
         ("Vijay", "विजय"), ("Amit", "अमित"), ("Prakash", "प्रकाश")),
    ),
    (
        (("Gowda", "ಗೌಡ"), ("Shetty", "ಶೆಟ್ಟಿ"), ("Hegde", "ಹೆಗ್ಡೆ"), ("Rao", "ರಾವ್"), ("Bhat", "ಭಟ್"), ("Kumar", "ಕುಮಾರ್")),
        (("Lakshmi", "ಲಕ್ಷ್ಮಿ"), ("Kavya", "ಕಾವ್ಯ"), ("Geetha", "ಗೀತಾ"), ("Asha", "ಆಶಾ"), ("Savitha", "ಸವಿತಾ")),
        (("Ramesh", "ರಮೇಶ್"), ("Manjunath", "ಮಂಜುನಾಥ್"), ("Shivakumar", "ಶಿವಕುಮಾರ್"),
         ("Suresh", "ಸುರೇಶ್"), ("Nagaraj", "ನಾಗರಾಜ್")),
    ),
    (
        (("Murugan", "முருகன்"), ("Kumar", "குமார்"), ("Selvam", "செல்வம்"), ("Raman", "ராமன்"), ("Natarajan", "நடராஜன்")),
        (("Lakshmi", "லக்ஷ்மி"), ("Kavitha", "கவிதா"), ("Malliga", "மல்லிகா"), ("Uma", "உமா"), ("Tamilselvi", "தமிழ்செல்வி")),
        (("Karthik", "கார்த்திக்"), ("Senthil", "செந்தில்"), ("Saravanan", "சரவணன்"), ("Mani", "மணி"), ("Velu", "வேலு")),
    ),
)  # fmt: skip

# Town, state, the first three digits of its postal codes.
TOWNS = (
    ("Bengaluru", "Karnataka", "560"), ("Mysuru", "Karnataka", "570"), ("Mangaluru", "Karnataka", "575"),
    ("Mumbai", "Maharashtra", "400"), ("Pune", "Maharashtra", "411"), ("Nagpur", "Maharashtra", "440"),
    ("Chennai", "Tamil Nadu", "600"), ("Coimbatore", "Tamil Nadu", "641"), ("Madurai", "Tamil Nadu", "625"),
    ("Hyderabad", "Telangana", "500"), ("Kochi", "Kerala", "682"), ("Kolkata", "West Bengal", "700"),
    ("Ahmedabad", "Gujarat", "380"), ("Jaipur", "Rajasthan", "302"), ("Lucknow", "Uttar Pradesh", "226"),
    ("New Delhi", "Delhi", "110"), ("Bhubaneswar", "Odisha", "751"), ("Guwahati", "Assam", "781"),
)  # fmt: skip
STREETS = (
    "1st Cross", "4th Main", "Temple Street", "Station Road", "Gandhi Road", "Market Road", "Lake View Layout",
    "Nehru Nagar", "MG Road", "Church Street", "Canal Road", "Park Lane", "Tank Bund Road", "Old Post Office Road",
)  # fmt: skip
